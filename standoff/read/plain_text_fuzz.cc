// Whatever is accepted is valid UTF-8, unchanged, has a title inside it, and a language.
#include <cstdlib>
#include <string>
#include <string_view>

#include "standoff/base/utf8.h"
#include "standoff/read/plain_text.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto article = standoff::article_of_plain_text(std::string(input), "fuzz");
  if (!article) {
    if (article.error().message.empty()) std::abort();
    return 0;
  }
  const std::string& text = article->text;
  if (standoff::find_invalid_utf8(text) || text.empty()) std::abort();
  if (input.size() < text.size() || input.substr(input.size() - text.size()) != text) std::abort();
  if (article->title.empty() || text.find(article->title) == std::string::npos) std::abort();
  if (article->language.empty()) std::abort();
  return 0;
}
