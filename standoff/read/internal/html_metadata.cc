#include "standoff/read/internal/html_metadata.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/base/ascii.h"
#include "standoff/base/enum_names.h"
#include "standoff/base/tsv.h"
#include "standoff/read/clean_text.h"
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
  std::vector<std::string> name_separators;  // between the names of one byline, in lower case
  std::vector<std::string> name_prefixes;
  std::vector<std::string> name_ends;  // what ends a line's names: a place, a date
  std::vector<std::string> nobody;     // what stands where a name should

  [[nodiscard]] bool is_article(std::string_view type) const {
    return std::find(types.begin(), types.end(), type) != types.end();
  }
};

// Fields of tables lose the spaces at their ends; "_" stands for one.
std::string spaced(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

const Sources& sources() {
  static const Sources table = [] {
    Sources read;
    for (TsvLines lines(embedded_text("html_metadata.tsv")); auto line = lines.next();) {
      const std::string name(line->field(1));
      if (line->field(0) == "type") read.types.push_back(name);
      if (line->field(0) == "between") read.name_separators.push_back(spaced(name));
      if (line->field(0) == "before") read.name_prefixes.push_back(spaced(name));
      if (line->field(0) == "after") read.name_ends.push_back(spaced(name));
      if (line->field(0) == "nobody") read.nobody.push_back(spaced(name));
      const auto field = find_in<Field>(kFieldNames, line->field(2));
      const std::string place = std::string(line->field(0)) + ' ' + name;
      if (field) read.by_place.emplace(place, Source{*field, line->number});
    }
    return read;
  }();
  return table;
}

// A name without "By" before it and brackets after it.
std::string person_of(std::string_view name) {
  name = trim_ascii(name.substr(0, name.find('(')));
  for (const std::string& prefix : sources().name_prefixes) {
    if (equals_ascii(name.substr(0, prefix.size()), prefix) && name.size() > prefix.size()) {
      name = trim_ascii(name.substr(prefix.size()));
    }
  }
  constexpr std::size_t kLongestName = 100;
  const bool has_letter = std::ranges::any_of(
      name, [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
  const bool is_nobody = std::ranges::any_of(
      sources().nobody, [name](const std::string& known) { return equals_ascii(name, known); });
  const bool is_name = name.size() <= kLongestName && has_letter && !is_nobody &&
                       name.find('@') == std::string_view::npos;
  return is_name ? std::string(name) : std::string();
}

// Whether a text reads as the name of a person: two words to `most`, all but short ones with a
// capital, no digits.
bool reads_as_name(std::string_view text, std::size_t most) {
  constexpr std::size_t kParticle = 3;  // "de", "van"
  if (text.find_first_of("()?!:;/&\"+*") != std::string_view::npos) return false;
  std::size_t words = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    const bool capital = lower_ascii(word.front()) != word.front() ||
                         static_cast<unsigned char>(word.front()) >= 0x80;
    if (!capital && (word.size() > kParticle || words == 0)) return false;
    if (std::ranges::any_of(word, is_ascii_digit)) return false;
    if (text.empty() && word.back() == '.' && word.size() > kParticle) return false;
    ++words;
  }
  return words >= 2 && words <= most;
}

// "Headline - The Post" without what is not the headline: the publisher, or a heading is all of it.
std::string without_publisher(std::string title, std::string_view publisher,
                              const std::vector<std::string>& headings) {
  for (const std::string_view separator : {" | ", " - ", " \u2013 ", " \u2014 ", " \u00B7 "}) {
    const std::size_t cut = title.rfind(separator);
    if (cut == std::string::npos) continue;
    const std::string_view rest = std::string_view(title).substr(cut + separator.size());
    const std::string_view head = std::string_view(title).substr(0, cut);
    const bool is_heading = std::find(headings.begin(), headings.end(), head) != headings.end();
    if (is_heading || (!publisher.empty() && equals_ascii(rest, publisher))) {
      title.resize(cut);
      return title;
    }
  }
  return title;
}

// Names out of bylines: "By Ann Lee and Bo Ray (Reuters)" is two.
std::vector<std::string> people_of(const std::vector<std::string>& bylines) {
  std::vector<std::string> people;
  for (std::string_view rest : bylines) {
    if (rest.find("://") != std::string_view::npos) continue;
    while (!rest.empty()) {
      std::size_t end = rest.size();
      std::size_t next = rest.size();
      for (const std::string& separator : sources().name_separators) {
        const std::size_t at = find_ascii(rest, separator);
        if (at >= end) continue;
        end = at;
        next = at + separator.size();
      }
      const std::string name = person_of(rest.substr(0, end));
      if (!name.empty() && std::find(people.begin(), people.end(), name) == people.end()) {
        people.push_back(name);
      }
      rest.remove_prefix(next);
    }
  }
  return people;
}

// An address as seen from the page at `base`.
std::string absolute(std::string address, std::string_view base) {
  const std::size_t scheme = base.find("://");
  if (address.empty()) return std::string(base);
  if (scheme == std::string_view::npos || address.front() != '/') return address;
  if (address.compare(0, 2, "//") == 0) return std::string(base.substr(0, scheme + 1)) + address;
  return std::string(base.substr(0, base.find('/', scheme + 3))) + address;
}

class Gatherer {
 public:
  explicit Gatherer(const HtmlTree& tree) : tree_(tree) {}

  HtmlMetadata gather(std::string_view url) {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) look_at(i);
    HtmlMetadata metadata;
    metadata.publisher = one(Field::kPublisher);
    metadata.title = without_publisher(one(Field::kTitle), metadata.publisher, headings_);
    metadata.subtitle = one(Field::kSubtitle);
    metadata.authors = people_of(best(Field::kAuthor).values);
    metadata.published = one(Field::kPublished);
    metadata.updated = one(Field::kUpdated);
    metadata.url = absolute(one(Field::kUrl), url);
    metadata.language = one(Field::kLanguage);
    std::replace(metadata.language.begin(), metadata.language.end(), '_', '-');
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
        return offer("rel", lower_ascii(tree_.attribute(node, "rel")),
                     tree_.attribute(node, "href"));
      case Tag::kHtml:
        return look_at_language(node);
      case Tag::kH1:
        look_at_heading(node);
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

  void look_at_heading(std::uint32_t node) {
    constexpr std::size_t kMaxHeadings = 20;
    if (headings_.size() >= kMaxHeadings) return;
    headings_.push_back(tree_.line_of(node));
    offer("tag", "h1", headings_.back());
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
      if (!name.empty()) offer("meta", lower_ascii(name), content);
      if (!name.empty() && key == "itemprop") offer("itemprop", lower_ascii(name), content);
    }
  }

  void look_at_language(std::uint32_t node) {
    const std::string language = tree_.attribute(node, "lang");
    if (!language.empty()) best(Field::kLanguage) = {0, {clean_line(language)}};
  }

  void look_at_microdata(std::uint32_t node) {
    if (find_ascii(tree_.raw(node), "itemprop") == std::string_view::npos) return;
    const std::string name = lower_ascii(tree_.attribute(node, "itemprop"));
    std::string value = tree_.attribute(node, "content");
    if (value.empty()) value = tree_.attribute(node, "datetime");
    if (value.empty()) value = tree_.line_of(node, 512);
    offer("itemprop", name, value);
  }

  const HtmlTree& tree_;
  std::array<Best, kFields> best_;
  std::vector<std::string> headings_;
};

}  // namespace

std::vector<std::string> authors_in(std::string_view line, bool is_byline) {
  bool by = false;
  for (const std::string& prefix : sources().name_prefixes) {
    std::size_t at = 0;
    if (!equals_ascii(line.substr(0, prefix.size()), prefix)) {
      at = is_byline ? find_ascii(line, prefix) : std::string_view::npos;
      if (at == std::string_view::npos || line[at - 1] != ' ') continue;
    }
    line.remove_prefix(at + prefix.size());
    by = true;
    break;
  }
  const bool glued = line.size() > 2 && equals_ascii(line.substr(0, 2), "by") &&
                     line[2] != lower_ascii(line[2]);  // "ByAnn Lee"
  if (!by && glued) line.remove_prefix(2);
  if (!by && !glued && !is_byline) return {};
  std::size_t end = std::min(line.find_first_of("0123456789|("), line.size());
  for (const std::string& ending : sources().name_ends) {
    end = std::min(end, find_ascii(line, ending));
  }
  std::vector<std::string> names = people_of({std::string(trim_ascii(line.substr(0, end)))});
  const std::size_t most_words = by || glued ? 5 : 3;
  const bool all_names = std::ranges::all_of(
      names, [most_words](const std::string& name) { return reads_as_name(name, most_words); });
  return all_names ? names : std::vector<std::string>();
}

HtmlMetadata metadata_of(const HtmlTree& tree, std::string_view url) {
  return Gatherer(tree).gather(url);
}

}  // namespace standoff
