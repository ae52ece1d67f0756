#include "standoff/language/internal/capital_names.h"

#include <algorithm>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

bool in_capitals(std::string_view word) {
  return word.size() > 1 && std::none_of(word.begin(), word.end(), is_ascii_lower) &&
         std::any_of(word.begin(), word.end(), is_ascii_upper);
}

std::string_view word_before(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.substr(text.find_last_of(" \n") + 1);
}

std::string_view word_after(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text.substr(0, text.find_first_of(" \n"));
}

}  // namespace

std::string_view known_name_for(std::string_view text, ByteSpan at) {
  const std::string_view word = at.of(text);
  const std::string_view known = word == "IS" ? "ISIS" : word == "WHO" ? "UNICEF" : "";
  if (known.empty()) return known;
  const bool shouted = in_capitals(word_before(text.substr(0, at.begin))) ||
                       in_capitals(word_after(text.substr(at.end)));
  return shouted ? std::string_view{} : known;
}

}  // namespace standoff
