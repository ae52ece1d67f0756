// Whatever bytes a page has: what comes out is valid UTF-8, clean, no larger than what went in can
// make it, and the same every time.
#include <cstdlib>
#include <string>
#include <string_view>

#include "standoff/base/utf8.h"
#include "standoff/read/charset.h"
#include "standoff/read/html_article.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_text(const std::string& text, std::size_t limit) {
  require(!standoff::find_invalid_utf8(text).has_value());
  require(text.find('\0') == std::string::npos);
  require(text.size() <= limit);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // A byte becomes three at most (windows-1252, U+FFFD); a paragraph break adds two to a tag's
  // four; a reference is never shorter than its text.
  const std::size_t limit = 4 * size + 4;
  const auto decoded = standoff::to_utf8(input, {.content_type = "", .markup = true});
  if (decoded) check_text(decoded->text, limit);
  const auto article =
      standoff::extract_html(input, {.url = "https://a.example/b", .content_type = ""});
  if (!article) {
    require(!article.error().message.empty());
    return 0;
  }
  check_text(article->text, limit);
  require(!article->text.empty() && article->text.back() != '\n' && article->text.front() != '\n');
  for (const std::string* field : {&article->title, &article->subtitle, &article->url,
                                   &article->publisher, &article->published, &article->language}) {
    check_text(*field, limit + 32);
  }
  for (const std::string& author : article->authors) check_text(author, limit);
  const auto again =
      standoff::extract_html(input, {.url = "https://a.example/b", .content_type = ""});
  require(again && again->text == article->text);
  return 0;
}
