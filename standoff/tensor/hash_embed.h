// Vectors for an unbounded vocabulary from a small table: four rows picked by a hash, added.
//
//   hash_embed({table, 5000, 96, 96}, /*seed=*/8, lexeme_norm, y.view().slice(0, 96).row(i));
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "standoff/tensor/matrix.h"

namespace standoff {

// The four hashes of `id`: MurmurHash3_x64_128 (Austin Appleby, public domain) of its 8 bytes,
// little-endian, as four words, each half's low word first.
std::array<std::uint32_t, 4> hash_embed_keys(std::uint64_t id, std::uint32_t seed);

// Writes to `y`, [table.columns], the sum of table rows keys[0..3] mod table.row_count, added in
// this order. Precondition: the table has rows. Source: Svenstrup et al. 2017, "Hash Embeddings".
void hash_embed(ConstMatrixView table, std::uint32_t seed, std::uint64_t id, std::span<float> y);

}  // namespace standoff
