#include "standoff/read/clean_text.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "knowledge/embedded.h"
#include "standoff/base/ascii.h"
#include "standoff/base/tsv.h"
#include "standoff/base/utf8.h"

namespace standoff {
namespace {

struct Entity {
  std::string text;
  bool bare = false;  // understood without its semicolon
};
using Entities = std::unordered_map<std::string_view, Entity>;

const Entities& entities() {
  static const Entities table = [] {
    Entities read;
    for (TsvLines lines(embedded_text("html_entities.tsv")); auto line = lines.next();) {
      Entity& entity = read[line->field(0)];
      entity.bare = line->field(2) == "bare";
      for (std::string_view rest = line->field(1); !rest.empty();) {
        const std::string_view digits = rest.substr(0, rest.find(' '));
        std::uint32_t code = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        append_utf8(code, entity.text);
        rest.remove_prefix(std::min(rest.size(), digits.size() + 1));
      }
    }
    return read;
  }();
  return table;
}

// What browsers make of references to the C1 controls: the characters of windows-1252.
char32_t windows_1252(std::uint32_t code) {
  constexpr std::array<char32_t, 32> kCharacters = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return code >= 0x80 && code < 0xA0 ? kCharacters.at(code - 0x80) : code;
}

// Appends the reference that `text` begins with ("#8217;..."), without its '&'. Returns how many
// bytes it has; 0 where it is none.
std::size_t append_numeric(std::string_view text, std::string& out) {
  const bool hex = text.size() > 1 && lower_ascii(text[1]) == 'x';
  const char* const begin = text.data() + (hex ? 2 : 1);
  const char* const end = text.data() + text.size();
  std::uint32_t code = 0;
  const auto parsed = std::from_chars(begin, end, code, hex ? 16 : 10);
  if (parsed.ptr == begin) return 0;
  const bool valid = parsed.ec == std::errc() && code != 0;
  append_utf8(valid ? windows_1252(code) : char32_t{0xFFFD}, out);
  const auto size = static_cast<std::size_t>(parsed.ptr - text.data());
  return size < text.size() && text[size] == ';' ? size + 1 : size;
}

std::size_t append_named(std::string_view text, std::string& out) {
  constexpr std::size_t kLongest = 32;
  constexpr std::size_t kLongestBare = 6;
  std::size_t size = 0;
  while (size < text.size() && size < kLongest &&
         (is_ascii_letter(text[size]) || is_ascii_digit(text[size]))) {
    ++size;
  }
  if (size < text.size() && text[size] == ';') {
    const auto found = entities().find(text.substr(0, size));
    if (found != entities().end()) {
      out += found->second.text;
      return size + 1;
    }
  }
  for (std::size_t bare = std::min(size, kLongestBare); bare > 1; --bare) {
    const auto found = entities().find(text.substr(0, bare));
    if (found == entities().end() || !found->second.bare) continue;
    out += found->second.text;
    return bare;
  }
  return 0;
}

bool is_layout(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0x061C || c == 0xFEFF || c == 0x180E;
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

std::string_view letters_of_ligature(char32_t c) {
  constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLetters.at(c - 0xFB00) : std::string_view();
}

void append_space(std::string& line) {
  if (!line.empty() && line.back() != ' ' && line.back() != '\n') line += ' ';
}

void append_character(char32_t c, std::string& line) {
  if (c == ' ' || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
    append_space(line);
  } else if (is_layout(c) || u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR ||
             (is_joiner(c) && (line.empty() || static_cast<unsigned char>(line.back()) < 0x80))) {
    return;
  } else if (const std::string_view letters = letters_of_ligature(c); !letters.empty()) {
    line += letters;
  } else {
    append_utf8(c, line);
  }
}

void trim_end(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
}

}  // namespace

void append_clean(std::string_view text, std::string& line) {
  while (!text.empty()) {
    std::size_t plain = 0;  // printable ASCII goes through in one piece
    while (plain < text.size() && text[plain] > ' ' && text[plain] < 0x7F) ++plain;
    line += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    if (is_ascii_space(text.front())) {
      append_space(line);
      text.remove_prefix(1);
      continue;
    }
    Utf8Cursor cursor(text);
    append_character(cursor.next(), line);
    text.remove_prefix(cursor.offset());
  }
}

std::string clean_line(std::string_view text) {
  std::string line;
  append_clean(text, line);
  trim_end(line);
  return line;
}

std::string clean_text(std::string_view text) {
  std::string clean;
  std::size_t breaks = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = clean_line(text.substr(0, end));
    if (!line.empty()) {
      if (!clean.empty()) clean += breaks > 1 ? "\n\n" : "\n";
      clean += line;
      breaks = 0;
    }
    ++breaks;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return clean;
}

void append_unescaped(std::string_view text, std::string& out) {
  while (true) {
    const std::size_t at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return;
    text.remove_prefix(at + 1);
    const bool numeric = !text.empty() && text.front() == '#';
    const std::size_t size = numeric ? append_numeric(text, out) : append_named(text, out);
    if (size == 0) out += '&';
    text.remove_prefix(size);
  }
}

std::string lower_text(std::string_view text) {
  std::string lower = lower_ascii(text);
  if (std::ranges::all_of(lower, [](char c) { return (c & '\x80') == 0; })) return lower;
  std::string folded;
  icu::UnicodeString::fromUTF8(lower).toLower(icu::Locale::getRoot()).toUTF8String(folded);
  return folded;
}

}  // namespace standoff
