#include "standoff/read/internal/html_marks.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "knowledge/embedded.h"
#include "standoff/base/ascii.h"
#include "standoff/base/enum_names.h"
#include "standoff/base/tsv.h"
#include "standoff/read/clean_text.h"

namespace standoff {
namespace {

constexpr std::array<std::string_view, 9> kMarkNames = {
    "none", "body", "noise", "notice", "layout", "title", "byline", "quoted", "hidden"};
constexpr std::size_t kMaxPhraseWords = 3;

// A longer name is a headline's: "more-on-how-to-choose-a-newsletter".
constexpr std::size_t kMaxNameWords = 6;

struct Table {
  std::unordered_map<std::string, Mark> phrases;  // words with '-' between
  std::array<Mark, static_cast<std::size_t>(Tag::kCount)> tags{};
  std::vector<std::string> lines;               // how noise lines begin, in lower case
  std::unordered_set<std::string> whole_lines;  // in lower case
  std::vector<std::string> others;   // how lines begin that introduce other stories, in lower case
  std::vector<std::string> notices;  // what notices hold, in lower case
};

const Table& table() {
  static const Table marks = [] {
    Table read;
    for (TsvLines lines(embedded_text("html_marks.tsv")); auto line = lines.next();) {
      const Mark mark = find_in<Mark>(kMarkNames, line->field(1)).value_or(Mark::kNone);
      const std::string phrase(line->field(2));
      if (line->field(0) == "class") read.phrases.emplace(phrase, mark);
      if (line->field(0) == "tag") {
        read.tags.at(static_cast<std::size_t>(tag_of_name(phrase))) = mark;
      }
      if (line->field(0) == "notice") read.notices.push_back(phrase);
      if (line->field(0) == "others") read.others.push_back(phrase);
      if (line->field(0) == "line") read.lines.push_back(phrase);
      if (line->field(0) == "whole") read.whole_lines.insert(phrase);
    }
    return read;
  }();
  return marks;
}

// "storyBody__related-links" as story, body, related, links. Letters right after a digit are no
// word, but of a number or a hash.
std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> words(1);
  bool after_digit = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool word_begins = c != lower_ascii(c) && i > 0 && is_ascii_letter(value[i - 1]) &&
                             value[i - 1] == lower_ascii(value[i - 1]);
    const bool separates = !is_ascii_letter(c);
    if ((word_begins || separates) && !words.back().empty()) words.emplace_back();
    if (separates) after_digit = is_ascii_digit(c);
    if (!separates && !after_digit) words.back() += lower_ascii(c);
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// Noise over body: "article-body__related" is no body.
Mark stronger(Mark a, Mark b) {
  constexpr std::array<int, 9> kStrength = {0, 2, 4, 5, 8, 1, 3, 6, 7};
  return kStrength.at(static_cast<std::size_t>(a)) >= kStrength.at(static_cast<std::size_t>(b)) ? a
                                                                                                : b;
}

// Whether a class name says what a post is about ("tag-social-media"), what the layout has
// ("with-sidebar"), or how what is inside shall look ("[&_figcaption]:mt-2").
bool is_label(std::string_view token) {
  constexpr std::array<std::string_view, 7> kLabels = {"category-", "tag-",     "has-", "no-",
                                                       "with-",     "without-", "has_"};
  if (token.find('[') != std::string_view::npos) return true;
  return token != "tag-list" && std::ranges::any_of(kLabels, [token](std::string_view label) {
           return token.starts_with(label);
         });
}

// The strongest mark of a class name's phrases.
Mark mark_of_token(std::string_view token) {
  const std::vector<std::string> words = words_of(token);
  if (words.size() > kMaxNameWords) return Mark::kNone;
  Mark mark = Mark::kNone;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::string phrase;
    for (std::size_t i = begin; i < std::min(begin + kMaxPhraseWords, words.size()); ++i) {
      if (i > begin) phrase += '-';
      phrase += words[i];
      const auto found = table().phrases.find(phrase);
      if (found != table().phrases.end()) mark = stronger(mark, found->second);
    }
  }
  return mark;
}

bool is_display_none(std::string_view style) {
  const std::size_t at = find_ascii(style, "display");
  if (at == std::string_view::npos) return false;
  std::string_view rest = trim_ascii(style.substr(at + 7));
  if (rest.empty() || rest.front() != ':') return false;
  rest = trim_ascii(rest.substr(1));
  return equals_ascii(rest.substr(0, 4), "none");
}

bool hides(const HtmlAttribute& attribute) {
  if (equals_ascii(attribute.name, "style")) return is_display_none(attribute.value);
  if (equals_ascii(attribute.name, "aria-hidden")) return equals_ascii(attribute.value, "true");
  return equals_ascii(attribute.name, "hidden");
}

bool is_marking(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {
      "class", "id", "role", "itemprop", "data-testid", "data-component", "data-module"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [name](std::string_view known) { return equals_ascii(name, known); });
}

}  // namespace

Mark MarkReader::of_value(std::string_view value) {
  const auto known = seen_.find(value);
  if (known != seen_.end()) return known->second;
  constexpr std::size_t kMaxValueBytes = 400;
  Mark mark = Mark::kNone;
  bool has_body = false;
  for (std::string_view rest = value.substr(0, kMaxValueBytes); !rest.empty();) {
    const std::string_view token = rest.substr(0, rest.find_first_of(kAsciiSpace));
    rest.remove_prefix(std::min(token.size() + 1, rest.size()));
    if (is_label(token)) continue;
    const Mark of_token = mark_of_token(token);
    if (of_token == Mark::kLayout) continue;
    has_body = has_body || of_token == Mark::kBody;
    mark = stronger(mark, of_token);
  }
  // "sidebar-grid__content article__content": layout has many names, the body has its own.
  if (has_body && mark == Mark::kNoise) mark = Mark::kBody;
  seen_.emplace(value, mark);
  return mark;
}

Mark MarkReader::of(std::uint32_t element) {
  Mark mark = table().tags.at(static_cast<std::size_t>(tree_.nodes[element].tag));
  std::string_view rest = tree_.raw(element);
  for (HtmlAttribute attribute; next_attribute(rest, attribute);) {
    if (is_marking(attribute.name)) {
      mark = stronger(mark, of_value(attribute.value));
    } else if (hidden_ == HiddenText::kSkip && hides(attribute)) {
      mark = stronger(mark, Mark::kHidden);
    }
  }
  return mark;
}

std::string_view notice_in(std::string_view text) {
  const std::string lower = lower_text(text);
  for (const std::string& notice : table().notices) {
    if (lower.find(notice) != std::string::npos) return notice;
  }
  return {};
}

bool introduces_others(std::string_view line) {
  constexpr std::size_t kShort = 50;
  if (line.size() > kShort) return false;
  const std::string lower = lower_text(line);
  return std::ranges::any_of(table().others,
                             [&](const std::string& begin) { return lower.starts_with(begin); });
}

bool is_noise_line(std::string_view line) {
  constexpr std::size_t kShort = 250;
  constexpr std::size_t kLongestWhole = 50;
  if (line.size() > kShort) return false;
  if (line.size() <= kLongestWhole) {
    const std::string lower = lower_text(line);
    if (table().whole_lines.contains(lower.substr(0, lower.find_last_not_of(" :.!") + 1))) {
      return true;
    }
  }
  return std::ranges::any_of(table().lines, [line](const std::string& begin) {
    return equals_ascii(line.substr(0, begin.size()), begin);
  });
}

}  // namespace standoff
