// Writes a pattern of Python's `re` (Unicode strings, no flags but (?u)) in PCRE2's language, so
// that it finds the same matches.
//
//   translate_pattern(R"((?u)^\w\u00e9$)");   // "^[\p{L}\p{N}_]\x{e9}$"
//
// Both engines take the leftmost match and the first alternative that fits; they differ in how
// characters are written and in what \w, \s, \d and \b mean. Those are spelled out, so that the
// result does not depend on PCRE2's version. The translation is for PCRE2_UTF with newline LF.
#pragma once

#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

// Errors: kInvalidData (not a Python pattern), kIncompatible (flags such as (?i), conditionals, a
//         negated class inside a class), with the byte in `where`.
// Source: the documentation of Python's re module and of PCRE2's pattern syntax.
Result<std::string> translate_pattern(std::string_view pattern);

}  // namespace standoff
