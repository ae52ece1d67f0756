// Cuts a text into chunks: runs of white space and runs of anything else.
#pragma once

#include <cstddef>
#include <string_view>

#include "standoff/base/utf8.h"
#include "standoff/language/internal/characters.h"

namespace standoff {

// Calls on_chunk(begin, end) for each chunk of `text` (valid UTF-8), in order. on_space() says that
// the chunk before is followed by a space of its own, which is in no chunk.
template <typename Chunk, typename Space>
void for_each_chunk(std::string_view text, Chunk on_chunk, Space on_space) {
  std::size_t start = 0;
  bool in_space = false;
  Utf8Cursor cursor(text);
  while (!cursor.done()) {
    const std::size_t at = cursor.offset();
    const char32_t c = cursor.next();
    const bool space = is_space(c);
    if (at == 0) in_space = space;
    if (space == in_space) continue;
    if (start < at) on_chunk(start, at);
    start = at;
    if (c == U' ') {
      on_space();
      ++start;
    }
    in_space = space;
  }
  if (start < text.size()) on_chunk(start, text.size());
}

}  // namespace standoff
