// The numbers that stand for strings in a spaCy pipeline.
//
//   string_id("NORM");   // 67: one of the reserved symbols
//   string_id("said");   // hash64("said")
//   string_id("");       // 0
#pragma once

#include <cstdint>
#include <string_view>

namespace standoff {

// MurmurHash64A of the bytes with seed 1.
// Source: Austin Appleby's MurmurHash2 (public domain); spaCy's StringStore uses seed 1.
std::uint64_t hash64(std::string_view bytes);

// What spaCy's StringStore gives for `text` in UTF-8: 0 for the empty string, the small number of
// a reserved symbol ("nsubj", "DATE", "X"), and hash64 for every other string.
std::uint64_t string_id(std::string_view text);

}  // namespace standoff
