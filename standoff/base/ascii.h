// Letters, digits and white space of ASCII, whatever the text around them is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace standoff {

inline constexpr std::string_view kAsciiSpace = " \t\n\v\f\r";

constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }

// "NATO", but not "U.S.-led": a capital and no small letter.
inline bool is_in_capitals(std::string_view word) {
  return std::none_of(word.begin(), word.end(), is_ascii_lower) &&
         std::any_of(word.begin(), word.end(), is_ascii_upper);
}

// ASCII letters in lower case; other bytes unchanged.
inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_ascii(c);
  return lower;
}

inline bool equals_ascii(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

// The first place of `part` in `text` from `begin` on, whatever the case; npos where there is none.
inline std::size_t find_ascii(std::string_view text, std::string_view part, std::size_t begin = 0) {
  if (begin > text.size()) return std::string_view::npos;
  const auto found =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), part.begin(),
                  part.end(), [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

inline std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace standoff
