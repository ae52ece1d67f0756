// A news page to its article: the body's paragraphs without menus, captions of other stories,
// comments and notices, and what the page says about the article.
//
//   Result<HtmlArticle> article = extract_html(bytes, {.url = "https://news.example/a/1",
//   .content_type = {}}); if (!article) set_aside(article.error());   // "no article in it: ..."
//   article->text       // "First paragraph.\n\nSecond paragraph."
//
// The rules are of structure and density, and hold for any publisher; the words that mark what is
// and what is not the article are data (knowledge/html_marks.tsv, knowledge/html_metadata.tsv).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

// Most bytes of one page: twenty times the largest news page that we met.
inline constexpr std::size_t kMaxPageBytes = 32U << 20U;

struct HtmlHints {
  std::string url;           // where the page was fetched; empty where unknown
  std::string content_type;  // HTTP's Content-Type; empty where unknown
};

// Every field is valid UTF-8, cleaned as clean_text.h says, and empty where the page does not tell.
struct HtmlArticle {
  std::string title;
  std::string subtitle;
  std::vector<std::string> authors;
  // As iso_date (dates.h) gives it; as written where it cannot be read; from a line that readers
  // see, or from the address, where machines are told none.
  std::string published;
  std::string updated;  // the same, but never from the address
  std::string url;      // canonical, absolute; the hint's where the page names none
  std::string publisher;
  std::string language;  // BCP 47, as declared by the page
  std::string text;      // the body: paragraphs with a blank line between; the title is not in it
};

// Extracts the article of a page in any encoding. Time and memory are linear in the bytes, however
// they nest. Thread-safe.
//
// Errors: kInvalidText: no text (charset.h), or a page without an article: a menu, a front page,
//         a notice, a stub before a paywall; kLimit: above kMaxPageBytes.
Result<HtmlArticle> extract_html(std::string_view bytes, const HtmlHints& hints);

// Whether `bytes` begin as a page does: markup with an element that only HTML has in its first
// kilobyte. Feeds and other XML do not.
bool looks_like_html(std::string_view bytes);

}  // namespace standoff
