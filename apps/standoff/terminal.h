// What standard output is, and how to print on it.
#pragma once

#include <cstddef>
#include <string>

namespace standoff {

// Columns of the terminal that standard output is; 80 where it is none.
std::size_t output_width();

// Whether to colour: `choice` is "always", "never" or "auto", which colours on a terminal that is
// not dumb unless NO_COLOR is set (no-color.org).
bool use_colour(const std::string& choice);

}  // namespace standoff
