#include "standoff/language/internal/paragraphs.h"

#include <algorithm>

#include "standoff/base/utf8.h"
#include "standoff/language/internal/characters.h"

namespace standoff {

std::vector<ByteSpan> split_paragraphs(std::string_view text) {
  std::vector<ByteSpan> paragraphs;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    ByteSpan span;
    Utf8Cursor cursor(text.substr(begin, line_end - begin));
    while (!cursor.done()) {
      const std::size_t at = begin + cursor.offset();
      if (is_space(cursor.next())) continue;
      if (span.empty()) span.begin = static_cast<std::uint32_t>(at);
      span.end = static_cast<std::uint32_t>(begin + cursor.offset());
    }
    if (!span.empty()) paragraphs.push_back(span);
    begin = line_end + 1;
  }
  return paragraphs;
}

}  // namespace standoff
