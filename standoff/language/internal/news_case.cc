#include "standoff/language/internal/news_case.h"

#include <algorithm>
#include <map>

#include "knowledge/embedded.h"
#include "standoff/base/ascii.h"
#include "standoff/base/tsv.h"
#include "standoff/language/internal/paragraphs.h"

namespace standoff {
namespace {

constexpr std::size_t kLongestTitle = 400;  // bytes
constexpr std::size_t kFewestWords = 4;     // that tell a title with capitals throughout
constexpr std::size_t kShort = 4;           // letters: "over", "with" may be small in it
constexpr std::size_t kNear = 40;           // bytes in which the word beside a name is looked for

// Names that the models know, by the name in capitals that they are read for.
const std::map<std::string_view, std::string_view>& known_names() {
  static const auto names = [] {
    std::map<std::string_view, std::string_view> found;
    for (TsvLines lines(embedded_text("capital_names.tsv")); const auto line = lines.next();) {
      found.emplace(line->field(0), line->field(1));
    }
    return found;
  }();
  return names;
}

bool is_shouted(std::string_view word) { return word.size() > 1 && is_in_capitals(word); }

// "Army", but neither "US" nor "McKay"
bool is_capitalized(std::string_view word) {
  return word.size() > 1 && is_ascii_upper(word[0]) &&
         std::none_of(word.begin() + 1, word.end(), is_ascii_upper);
}

std::string_view word_before(std::string_view text) {
  text.remove_prefix(text.size() - std::min(text.size(), kNear));
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.substr(text.find_last_of(" \n") + 1);
}

std::string_view word_after(std::string_view text) {
  text = text.substr(0, kNear);
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text.substr(0, text.find_first_of(" \n"));
}

// Where `word` next stands as a word of its own.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_ascii_letter(text[at - 1]);
    if (begins && (end >= text.size() || !is_ascii_letter(text[end]))) return at;
  }
  return std::string_view::npos;
}

bool has_capitals_throughout(std::string_view title) {
  if (title.size() > kLongestTitle) return false;
  std::size_t words = 0;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    const std::string_view word = title.substr(at, end - at);
    at = end + 1;
    if (word.empty() || !is_ascii_letter(word[0])) continue;
    if (is_ascii_lower(word[0]) && word.size() > kShort) return false;
    if (is_capitalized(word)) ++words;
  }
  return words >= kFewestWords;
}

}  // namespace

NewsCase::NewsCase(std::string_view text, ByteSpan paragraph)
    : paragraph_(paragraph.of(text)), below_(text.substr(paragraph.end)) {
  capitalized_ = is_headline(text, paragraph) && has_capitals_throughout(paragraph_);
}

std::string NewsCase::form_of(ByteSpan at) const {
  const std::string_view word = at.of(paragraph_);
  if (const auto known = known_names().find(word); known != known_names().end()) {
    const bool shouted = is_shouted(word_before(paragraph_.substr(0, at.begin))) ||
                         is_shouted(word_after(paragraph_.substr(at.end)));
    if (!shouted) return std::string(known->second);
  }
  if (!capitalized_ || !is_capitalized(word) || is_name(word)) return {};
  return lower_ascii(word);
}

// Whether the text below writes the word with a capital inside a sentence, or at the start of one
// and never small.
bool NewsCase::is_name(std::string_view word) const {
  bool begins_sentence = false;
  for (std::size_t at = find_word(below_, word, 0); at != std::string_view::npos;
       at = find_word(below_, word, at + 1)) {
    const bool inside = at >= 2 && below_[at - 1] == ' ' &&
                        (is_ascii_lower(below_[at - 2]) || below_[at - 2] == ',');
    if (inside) return true;
    begins_sentence = true;
  }
  return begins_sentence && find_word(below_, lower_ascii(word), 0) == std::string_view::npos;
}

}  // namespace standoff
