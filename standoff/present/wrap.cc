#include "standoff/present/wrap.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

std::size_t width_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) {
    return 0;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_unsafe(char32_t c) {
  const bool control = u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
  const bool bidi_override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || bidi_override;
}

// Appends `word` to `lines`, each at most `width` wide, cutting it where it must be.
void append_word(std::string_view word, std::size_t width, std::vector<std::string>& lines) {
  const std::size_t needed = display_width(word);
  if (!lines.empty() && display_width(lines.back()) + 1 + needed <= width) {
    lines.back() += ' ';
    lines.back() += word;
    return;
  }
  lines.emplace_back();
  if (needed <= width) {
    lines.back() = word;
    return;
  }
  std::size_t used = 0;
  for (Utf8Cursor cursor(word); !cursor.done();) {
    const char32_t c = cursor.next();
    if (used + width_of(c) > width) {
      lines.emplace_back();
      used = 0;
    }
    append_utf8(c, lines.back());
    used += width_of(c);
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (Utf8Cursor cursor(text); !cursor.done();) width += width_of(cursor.next());
  return width;
}

std::string plain_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (Utf8Cursor cursor(text); !cursor.done();) {
    const char32_t c = cursor.next();
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      space = !out.empty();
    } else if (!is_unsafe(c)) {
      if (space) out += ' ';
      space = false;
      append_utf8(c, out);
    }
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  const std::string line = plain_line(text);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    append_word(std::string_view(line).substr(begin, end - begin), width, lines);
    begin = end + 1;
  }
  return lines;
}

}  // namespace standoff
