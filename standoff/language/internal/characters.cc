#include "standoff/language/internal/characters.h"

#include <unicode/uchar.h>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr int kUnicodeVersion = 14;
constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalIWithDot = 0x130;
constexpr char32_t kCombiningDotAbove = 0x307;

bool is_known(char32_t c) {
  UVersionInfo version;
  u_charAge(static_cast<UChar32>(c), version);
  return version[0] != 0 && version[0] <= kUnicodeVersion;
}

bool has_property(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) && is_known(c);
}

char32_t simple_lower_case(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (!is_known(c)) return c;
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  return is_known(lower) ? lower : c;
}

// Whether the nearest character that is not case-ignorable is cased.
bool meets_cased(const std::u32string& text, std::size_t at, int step) {
  for (std::size_t i = at + static_cast<std::size_t>(step); i < text.size();
       i += static_cast<std::size_t>(step)) {  // going left from 0 wraps beyond the size
    if (!has_property(text[i], UCHAR_CASE_IGNORABLE)) return has_property(text[i], UCHAR_CASED);
  }
  return false;
}

std::string lower_case_any(std::string_view text) {
  std::u32string characters;
  for (Utf8Cursor cursor(text); !cursor.done();) characters.push_back(cursor.next());
  std::string lower;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i];
    if (c == kCapitalSigma && meets_cased(characters, i, -1) && !meets_cased(characters, i, 1)) {
      append_utf8(kFinalSigma, lower);
    } else if (c == kCapitalIWithDot) {
      append_utf8(U'i', lower);
      append_utf8(kCombiningDotAbove, lower);
    } else {
      append_utf8(simple_lower_case(c), lower);
    }
  }
  return lower;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

template <typename Predicate>
bool all_characters(std::string_view text, Predicate holds) {
  for (Utf8Cursor cursor(text); !cursor.done();) {
    if (!holds(cursor.next())) return false;
  }
  return !text.empty();
}

char32_t shape_of(char32_t c) {
  if (is_alphabetic(c)) return is_upper_case(c) ? U'X' : U'x';
  return is_digit(c) ? U'd' : c;
}

}  // namespace

// Bidirectional class WS, B or S, or general category Zs. Source: Python's Objects/unicodectype.c.
bool is_space(char32_t c) {
  if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_alphabetic(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0 && is_known(c);
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  const int type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
  return (type == U_NT_DECIMAL || type == U_NT_DIGIT) && is_known(c);
}

bool is_upper_case(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return has_property(c, UCHAR_UPPERCASE);
}

bool is_space(std::string_view text) {
  return all_characters(text, [](char32_t c) { return is_space(c); });
}

bool is_alphabetic(std::string_view text) {
  return all_characters(text, [](char32_t c) { return is_alphabetic(c); });
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (static_cast<unsigned char>(c) >= 0x80) return lower_case_any(text);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

std::string_view first_character(std::string_view text) {
  std::size_t end = text.empty() ? 0 : 1;
  while (end < text.size() && is_continuation(text[end])) ++end;
  return text.substr(0, end);
}

std::string_view last_characters(std::string_view text, int count) {
  std::size_t begin = text.size();
  for (int i = 0; i < count && begin > 0; ++i) {
    do --begin;
    while (begin > 0 && is_continuation(text[begin]));
  }
  return text.substr(begin);
}

std::string word_shape(std::string_view text) {
  constexpr int kLong = 100;
  constexpr int kRun = 4;
  std::string shape;
  char32_t last = 0;
  int run = 0;
  int length = 0;
  for (Utf8Cursor cursor(text); !cursor.done(); ++length) {
    if (length + 1 >= kLong) return "LONG";
    const char32_t c = shape_of(cursor.next());
    run = length > 0 && c == last ? run + 1 : 1;
    last = c;
    if (run <= kRun) append_utf8(c, shape);
  }
  return shape;
}

}  // namespace standoff
