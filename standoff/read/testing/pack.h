// Compresses what tests need compressed.
#pragma once

#include <string>

namespace standoff {

// One gzip member; `window_bits` of zlib for its other forms.
std::string gzip(const std::string& text, int window_bits = 31);

// One zstd frame.
std::string zstd(const std::string& text);

}  // namespace standoff
