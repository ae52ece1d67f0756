// Which field of an article a name means: "headline" is the title, "maintext" the text.
//
//   FieldNames names = FieldNames::built_in();
//   Result<void> mapped = names.map("text=story,title=kicker");   // --map of the command line
//   RawArticleBuilder builder(names);
//   builder.add("kicker", "Truce holds");
//   RawArticle article = std::move(builder).article();
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/read/raw_article.h"

namespace standoff {

enum class Field : std::uint8_t {
  kText,
  kHtml,
  kTitle,
  kUrl,
  kPublished,
  kSource,
  kLanguage,
  kAuthors,
};
inline constexpr std::size_t kFieldCount = 8;

// Immutable once filled; then shared by threads.
class FieldNames {
 public:
  // Those of knowledge/fields.tsv as built into the program.
  static const FieldNames& built_in();

  // Adds a name after those that are there: ("title", "headline"); ("list", "articles") is a name
  // of what holds many articles. Upper case and "_", "-", " " in names make no difference.
  //
  // Errors: kInvalidArgument, naming the fields that there are.
  Result<void> add(std::string_view field, std::string_view name);

  // Takes "field=name,field=name"; a name given so is the only one of its field.
  //
  // Errors: kInvalidArgument with what was expected.
  Result<void> map(std::string_view assignments);

  struct Meaning {
    Field field = Field::kText;
    std::size_t rank = 0;  // the lower wins
  };
  [[nodiscard]] std::optional<Meaning> find(std::string_view name) const;

  // Whether names begin with `name` and a dot.
  [[nodiscard]] bool leads_inside(std::string_view name) const;

  // Whether `name` is that of what holds many articles.
  [[nodiscard]] bool is_list(std::string_view name) const;

 private:
  std::map<std::string, Meaning, std::less<>> names_;
  std::set<std::string, std::less<>> outer_names_;
  std::set<std::string, std::less<>> list_names_;
};

// Puts the fields of one record together.
class RawArticleBuilder {
 public:
  explicit RawArticleBuilder(const FieldNames& names) : names_(names) {}

  // Takes a field as far as its name is known, and it is better than what was there. Several values
  // are paragraphs of a text, or persons.
  void add(std::string_view name, std::vector<std::string> values);
  void add(std::string_view name, std::string value);

  // Errors: kInvalidText where there is no text, naming the first fields that were found instead.
  Result<RawArticle> article() &&;

 private:
  struct Found {
    std::size_t rank = 0;
    std::vector<std::string> values;
  };
  std::string take(Field field, std::string_view between);

  const FieldNames& names_;
  std::array<std::optional<Found>, kFieldCount> found_;
  std::vector<std::string> other_names_;
};

}  // namespace standoff
