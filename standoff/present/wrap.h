// Text for a terminal: how wide it is, and where its lines break.
//
//   display_width("停戦 now")                     // 8: an ideograph takes two columns
//   wrap("one two three", 8)                     // {"one two", "three"}
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace standoff {

// Columns that valid UTF-8 takes: 2 for wide East Asian characters and emoji, 0 for combining marks
// and format characters, else 1. Source: Unicode UAX #11.
std::size_t display_width(std::string_view text);

// `text` on one line, safe to print: runs of white space become one space, none at the ends;
// control characters, which could drive the terminal, and bidirectional overrides, which could
// misplace the words, are left out.
std::string plain_line(std::string_view text);

// plain_line(text), cut at spaces into lines of at most `width` columns; a word that is wider is
// cut where it must be, never inside a character or before a combining mark. Text without words
// gives no lines. Precondition: width >= 2.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace standoff
