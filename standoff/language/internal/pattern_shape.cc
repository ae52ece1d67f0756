#include "standoff/language/internal/pattern_shape.h"

#include <algorithm>

namespace standoff {
namespace {

// Bytes of the escape that `text` begins with.
std::size_t escape_size(std::string_view text) {
  const char letter = text.size() > 1 ? text[1] : ' ';
  const std::size_t size = letter == 'x' ? 4 : letter == 'u' ? 6 : letter == 'U' ? 10 : 2;
  return std::min(size, text.size());
}

// Bytes of the class that `text` begins with: "[^]a-z]".
std::size_t class_size(std::string_view text) {
  std::size_t at = text.starts_with("[^") ? 2 : 1;
  if (text.substr(at).starts_with("]")) ++at;
  while (at < text.size() && text[at] != ']') {
    at += text[at] == '\\' ? escape_size(text.substr(at)) : 1;
  }
  return std::min(at + 1, text.size());
}

// Bytes of what `text` begins with: an escape, a class, or one character, which may be an operator.
std::size_t item_size(std::string_view text) {
  if (text.front() == '\\') return escape_size(text);
  if (text.front() == '[') return class_size(text);
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

// Reads a pattern from left to right. Groups are not deeper than PCRE2 allows (250).
class Measure {
 public:
  explicit Measure(std::string_view pattern) : rest_(pattern) {}

  std::size_t alternatives() {
    std::size_t longest = 0;
    std::size_t characters = 0;
    while (!rest_.empty() && rest_.front() != ')') {
      if (rest_.front() == '|') {
        rest_.remove_prefix(1);
        characters = 0;
      } else {
        characters += item();
        longest = std::max(longest, characters);
      }
    }
    return longest;
  }

  [[nodiscard]] bool is_bounded() const { return bounded_; }

 private:
  std::size_t item() {
    const char c = rest_.front();
    if (c == '(') return group();
    rest_.remove_prefix(item_size(rest_));
    if (c == '*' || c == '+' || c == '{') bounded_ = false;
    return c == '^' || c == '$' || c == '?' ? 0 : 1;
  }

  std::size_t group() {
    std::size_t start = 1;
    bool looks_around = false;
    for (const std::string_view mark : {"(?:", "(?>", "(?=", "(?!", "(?<=", "(?<!", "(?u)"}) {
      if (!rest_.starts_with(mark)) continue;
      start = mark.size() - (mark.ends_with(')') ? 1 : 0);
      looks_around = mark.ends_with('=') || mark.ends_with('!');
    }
    rest_.remove_prefix(start);
    const std::size_t characters = alternatives();
    if (!rest_.empty()) rest_.remove_prefix(1);
    return looks_around ? 0 : characters;
  }

  std::string_view rest_;
  bool bounded_ = true;
};

}  // namespace

std::vector<std::string_view> alternatives_of(std::string_view pattern) {
  std::vector<std::string_view> alternatives;
  std::size_t begin = 0;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < pattern.size(); at += item_size(pattern.substr(at))) {
    if (pattern[at] == '(') ++depth;
    if (pattern[at] == ')' && depth > 0) --depth;
    if (pattern[at] != '|' || depth > 0) continue;
    alternatives.push_back(pattern.substr(begin, at - begin));
    begin = at + 1;
  }
  alternatives.push_back(pattern.substr(begin));
  return alternatives;
}

std::optional<std::size_t> longest_match(std::string_view pattern) {
  Measure measure(pattern);
  const std::size_t characters = measure.alternatives();
  if (!measure.is_bounded()) return std::nullopt;
  return characters;
}

std::string_view repeated_to_the_end(std::string_view pattern) {
  constexpr std::string_view kOperators = "^$.*+?{}()|";
  if (pattern.empty() || kOperators.find(pattern.front()) != kOperators.npos) return {};
  const std::string_view item = pattern.substr(0, item_size(pattern));
  std::string_view rest = pattern.substr(item.size());
  if (rest.starts_with(item)) rest.remove_prefix(item.size());
  return rest == "+$" ? item : std::string_view();
}

}  // namespace standoff
