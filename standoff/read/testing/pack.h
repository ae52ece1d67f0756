// Compresses what tests need compressed.
#pragma once

#include <string>
#include <vector>

namespace standoff {

// One gzip member; `window_bits` of zlib for its other forms.
std::string gzip(const std::string& text, int window_bits = 31);

// One zstd frame.
std::string zstd(const std::string& text);

// The texts as frames of one dictionary, which stands before them in a frame of its own, packed or
// not: the form of .warc.zst files.
std::string zstd_with_dictionary(const std::vector<std::string>& texts, bool packs_dictionary);

}  // namespace standoff
