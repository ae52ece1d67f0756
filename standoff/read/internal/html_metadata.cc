#include "standoff/read/internal/html_metadata.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/base/enum_names.h"
#include "standoff/base/tsv.h"
#include "standoff/read/clean_text.h"
#include "standoff/read/internal/ascii.h"
#include "standoff/read/internal/json_ld.h"

namespace standoff {
namespace {

enum class Field : std::uint8_t {
  kTitle,
  kSubtitle,
  kAuthor,
  kPublished,
  kUpdated,
  kUrl,
  kPublisher,
  kLanguage,
  kBody,
  kCount
};
constexpr std::size_t kFields = static_cast<std::size_t>(Field::kCount);
constexpr std::array<std::string_view, kFields> kFieldNames = {
    "title", "subtitle", "author", "published", "updated", "url", "publisher", "language", "body"};

struct Source {
  Field field = Field::kTitle;
  std::size_t rank = 0;  // of the line: less is better
};

struct Sources {
  std::unordered_map<std::string, Source> by_place;  // "meta og:title"
  std::vector<std::string> types;

  [[nodiscard]] bool is_article(std::string_view type) const {
    return std::find(types.begin(), types.end(), type) != types.end();
  }
};

const Sources& sources() {
  static const Sources table = [] {
    Sources read;
    for (const KnowledgeFile& file : embedded_knowledge()) {
      if (file.name != "html_metadata.tsv") continue;
      for (TsvLines lines(file.text); auto line = lines.next();) {
        if (line->field(0) == "type") {
          read.types.emplace_back(line->field(1));
          continue;
        }
        const auto field = find_in<Field>(kFieldNames, line->field(2));
        const std::string place = std::string(line->field(0)) + ' ' + std::string(line->field(1));
        if (field) read.by_place.emplace(place, Source{*field, line->number});
      }
    }
    return read;
  }();
  return table;
}

class Gatherer {
 public:
  explicit Gatherer(const HtmlTree& tree) : tree_(tree) {}

  HtmlMetadata gather(std::string_view url) {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) look_at(i);
    HtmlMetadata metadata;
    metadata.title = one(Field::kTitle);
    metadata.subtitle = one(Field::kSubtitle);
    metadata.authors = std::move(best(Field::kAuthor).values);
    metadata.published = one(Field::kPublished);
    metadata.updated = one(Field::kUpdated);
    metadata.url = one(Field::kUrl);
    if (metadata.url.empty()) metadata.url = std::string(url);
    metadata.publisher = one(Field::kPublisher);
    metadata.language = one(Field::kLanguage);
    metadata.body = one(Field::kBody);
    return metadata;
  }

 private:
  struct Best {
    std::size_t rank = std::numeric_limits<std::size_t>::max();
    std::vector<std::string> values;
  };
  Best& best(Field field) { return best_.at(static_cast<std::size_t>(field)); }

  std::string one(Field field) {
    std::vector<std::string>& values = best(field).values;
    return values.empty() ? std::string() : values.front();
  }

  void offer(std::string_view where, std::string_view name, std::string_view value) {
    const auto found = sources().by_place.find(std::string(where) + ' ' + std::string(name));
    if (found == sources().by_place.end()) return;
    const Source& source = found->second;
    Best& held = best(source.field);
    if (source.rank > held.rank) return;
    std::string clean = source.field == Field::kBody ? clean_text(value) : clean_line(value);
    if (clean.empty()) return;
    if (source.rank < held.rank) held = {source.rank, {}};
    if (std::find(held.values.begin(), held.values.end(), clean) == held.values.end()) {
      held.values.push_back(std::move(clean));
    }
  }

  void look_at(std::uint32_t node) {
    switch (tree_.nodes[node].tag) {
      case Tag::kText:
        return;
      case Tag::kScript:
        return look_at_script(node);
      case Tag::kMeta:
        return look_at_meta(node);
      case Tag::kLink:
        return offer("rel", to_lower_ascii(tree_.attribute(node, "rel")),
                     tree_.attribute(node, "href"));
      case Tag::kHtml:
        return look_at_language(node);
      case Tag::kH1:
        offer("tag", "h1", tree_.line_of(node));
        break;
      case Tag::kTitle:
        return offer("tag", "title", tree_.line_of(node));
      case Tag::kTime:
        offer("tag", "time", tree_.attribute(node, "datetime"));
        break;
      default:
        break;
    }
    look_at_microdata(node);
  }

  void look_at_script(std::uint32_t node) {
    if (!equals_ascii(trim_ascii(tree_.attribute(node, "type")), "application/ld+json")) return;
    if (tree_.nodes[node].end == node + 1) return;
    read_json_ld(
        tree_.raw(node + 1), [](std::string_view type) { return sources().is_article(type); },
        [this](std::string_view member, std::string_view value) {
          std::string text;
          append_unescaped(value, text);
          offer("jsonld", member, text);
        });
  }

  void look_at_meta(std::uint32_t node) {
    const std::string content = tree_.attribute(node, "content");
    for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = tree_.attribute(node, key);
      if (!name.empty()) offer("meta", to_lower_ascii(name), content);
      if (!name.empty() && key == "itemprop") offer("itemprop", to_lower_ascii(name), content);
    }
  }

  void look_at_language(std::uint32_t node) {
    const std::string language = tree_.attribute(node, "lang");
    if (!language.empty()) best(Field::kLanguage) = {0, {clean_line(language)}};
  }

  void look_at_microdata(std::uint32_t node) {
    if (find_ascii(tree_.raw(node), "itemprop") == std::string_view::npos) return;
    const std::string name = to_lower_ascii(tree_.attribute(node, "itemprop"));
    std::string value = tree_.attribute(node, "content");
    if (value.empty()) value = tree_.attribute(node, "datetime");
    if (value.empty()) value = tree_.line_of(node, 512);
    offer("itemprop", name, value);
  }

  const HtmlTree& tree_;
  std::array<Best, kFields> best_;
};

}  // namespace

HtmlMetadata metadata_of(const HtmlTree& tree, std::string_view url) {
  return Gatherer(tree).gather(url);
}

}  // namespace standoff
