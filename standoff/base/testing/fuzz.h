// What fuzz targets have in common.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace standoff {

// Stops the fuzzer where a property does not hold.
inline void check(bool holds) {
  if (!holds) std::abort();
}

// The part of the input up to a zero byte; `rest` is left with what follows it.
inline std::string_view next_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\0'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return part;
}

}  // namespace standoff
