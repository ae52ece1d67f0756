// Percent-encoding, as addresses have it.
//
//   percent_byte("a%2Fb", 1)      // '/'
//   append_percent('/', out);     // "%2F"
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "standoff/base/ascii.h"

namespace standoff {

// Whether a character means the same encoded or not. Source: RFC 3986, section 2.3.
constexpr bool is_unreserved(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// The byte that the three characters "%2F" at `at` stand for; none where there are no such three.
// Precondition: `at` lies in `text`.
std::optional<char> percent_byte(std::string_view text, std::size_t at);

// Appends a byte encoded, with capitals.
void append_percent(char byte, std::string& out);

}  // namespace standoff
