// Any pattern gives an error or a regex that searches without harm and matches inside the text.
#include <cstdlib>
#include <string_view>

#include "standoff/base/utf8.h"
#include "standoff/language/internal/regex.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (size > 200 || standoff::find_invalid_utf8(input)) return 0;
  const std::size_t end = input.find('\n');
  const auto regex = standoff::Regex::compile(input.substr(0, end));
  if (!regex || end == input.npos) return 0;
  standoff::RegexScratch scratch;
  const std::string_view text = input.substr(end + 1);
  const auto match = regex->search(text, 0, scratch);
  if (match && (match->begin > match->end || match->end > text.size())) std::abort();
  return 0;
}
