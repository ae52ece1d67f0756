// Plain text to Article, checked before anything else sees it.
//
//   Result<Article> article = article_of_plain_text(bytes, "news/article.txt");
//   if (!article) set_aside(article.error());   // "byte 17: not UTF-8: found 0xE9"
//
// The article's text is the file's bytes as they are, line ends included; only a UTF-8 byte order
// mark is cut. The title is the first line that has anything on it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "standoff/base/result.h"
#include "standoff/document/article.h"
#include "standoff/read/language_guess.h"

namespace standoff {

// Most bytes of one article: several times the longest novel, a thousand times a long article.
inline constexpr std::size_t kMaxArticleBytes = 16U << 20;

// Most bytes without white space between: room for a picture pasted as text, not for a text
// without words, which costs time and means nothing.
inline constexpr std::size_t kMaxRunBytes = 64U << 10;

// The article whose file holds `bytes`.
//
// Errors: kInvalidText: blank, UTF-16 or UTF-32, binary data, or not UTF-8 (with the first bad
//         byte); kLimit: above kMaxArticleBytes or kMaxRunBytes.
Result<Article> article_of_plain_text(std::string bytes, std::string id,
                                      const Languages& languages = Languages::built_in());

// The first line of `text` with something other than white space on it, without the white space at
// its ends.
std::string_view first_line(std::string_view text);

}  // namespace standoff
