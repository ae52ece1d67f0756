// Text as people read it: without the characters that only steer layout.
//
//   clean_line(" Kasovia\xC2\xA0re\xC2\xADjects  truce ")   // "Kasovia rejects truce"
//
// Removed: soft hyphens, zero-width spaces and word joiners, byte order marks, marks and embeddings
// of direction, control characters, and zero-width joiners between ASCII letters. White space of
// any width becomes one space; Latin ligatures become their letters. Whoever cleans a text keeps
// the clean one only: all offsets refer to it.
#pragma once

#include <string>
#include <string_view>

namespace standoff {

// One line. Precondition: `text` is valid UTF-8. Linear.
std::string clean_line(std::string_view text);

// The same with paragraphs kept: a line break becomes one line break, two or more a blank line.
std::string clean_text(std::string_view text);

// Appends `text`, cleaned, to a line in the making: white space at its begin is left out where
// `line` is empty or ends in a space. A space may be left at the end.
void append_clean(std::string_view text, std::string& line);

// Appends `text` with its character references (&amp; &#8217; &nbsp;) resolved. Malformed ones stay
// as they are.
// Source: WHATWG HTML Standard, section 13.2.5.72 on.
void append_unescaped(std::string_view text, std::string& out);

// In lower case, whatever the alphabet. Precondition: `text` is valid UTF-8.
std::string lower_text(std::string_view text);

}  // namespace standoff
