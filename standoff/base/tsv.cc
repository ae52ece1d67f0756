#include "standoff/base/tsv.h"

namespace standoff {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// Takes what stands before the first `separator` off the front of `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return taken;
}

}  // namespace

std::optional<TsvLine> TsvLines::next() {
  while (!rest_.empty()) {
    std::string_view line = take(rest_, '\n');
    ++number_;
    if (trim(line).empty() || line.front() == '#') continue;
    TsvLine out{number_, {}};
    while (!line.empty()) out.fields.push_back(trim(take(line, '\t')));
    return out;
  }
  return std::nullopt;
}

}  // namespace standoff
