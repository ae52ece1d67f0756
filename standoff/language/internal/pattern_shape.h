// What a Python pattern says of its matches before anything is searched.
//
//   alternatives_of(R"(km|\)|[a|b])");   // "km", "\)", "[a|b]"
//   longest_match(R"((?:km|m)²$)");      // 3 characters
//   longest_match(R"(\.\.+$)");          // nullopt: no bound
//
// For patterns that compile (python_pattern.h); of others the answers mean nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace standoff {

// The alternatives of the outermost level, in order; views into `pattern`.
std::vector<std::string_view> alternatives_of(std::string_view pattern);

// A number of characters that no match exceeds, or nullopt where repetition leaves none.
std::optional<std::size_t> longest_match(std::string_view pattern);

// Where the pattern is one character, or one and itself again, repeated up to the end of the text
// ("\.\.+$", "[-~]+$"): that character, as it is written; else empty.
std::string_view repeated_to_the_end(std::string_view pattern);

}  // namespace standoff
