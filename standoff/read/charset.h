// Bytes of any encoding to UTF-8, whatever they are declared to be.
//
//   Result<DecodedText> page = to_utf8(body, {.content_type = "text/html; charset=iso-8859-1"});
//   page->text        // valid UTF-8
//   page->charset     // "windows-1252", which is what browsers take iso-8859-1 for
//   page->replaced    // ill-formed sequences that became U+FFFD
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

// What others say about the encoding. All of it may be wrong.
struct CharsetHints {
  std::string_view content_type;  // HTTP's Content-Type, or a charset alone; empty where unknown
  bool markup = false;            // look for <meta charset> and <?xml encoding> in the bytes
};

struct DecodedText {
  std::string text;     // valid UTF-8 without byte order mark or NUL
  std::string charset;  // the WHATWG's or ICU's name of what the bytes were read as
  std::size_t replaced = 0;
};

// Decides in this order: a byte order mark; well-formed UTF-8, even where another charset is
// declared; UTF-16 that shows by its NULs; the charset of `content_type`, then of the markup; UTF-8
// with faults, where most of its longer sequences are well-formed; what ICU detects in the first
// 64 KiB. Labels mean what they mean to browsers. Linear in the bytes.
//
// Errors: kInvalidText: more than one control character in 50 bytes, or more than one replaced
//         sequence in 20 characters: no text.
// Source: WHATWG Encoding Standard, section 4.2 (labels); HTML Standard, section 13.2.3.
Result<DecodedText> to_utf8(std::string_view bytes, const CharsetHints& hints);

// The charset of a text of which only the first bytes are at hand: what to_utf8() decides for them,
// and what is declared where they are ASCII.
std::string charset_of_front(std::string_view front, const CharsetHints& hints);

}  // namespace standoff
