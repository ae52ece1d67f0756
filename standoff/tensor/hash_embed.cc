#include "standoff/tensor/hash_embed.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace standoff {
namespace {

// The constants and steps of MurmurHash3_x64_128.
constexpr std::uint64_t kBlockFactor1 = 0x87c37b91114253d5U;
constexpr std::uint64_t kBlockFactor2 = 0x4cf5ad432745937fU;
constexpr std::uint64_t kBytes = sizeof(std::uint64_t);

std::uint64_t avalanche(std::uint64_t h) {
  h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdU;
  h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53U;
  return h ^ (h >> 33);
}

}  // namespace

std::array<std::uint32_t, 4> hash_embed_keys(std::uint64_t id, std::uint32_t seed) {
  std::uint64_t first = (std::rotl(id * kBlockFactor1, 31) * kBlockFactor2) ^ seed ^ kBytes;
  std::uint64_t second = seed ^ kBytes;
  first += second;
  second += first;
  first = avalanche(first);
  second = avalanche(second);
  first += second;
  second += first;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first >> 32),
          static_cast<std::uint32_t>(second), static_cast<std::uint32_t>(second >> 32)};
}

void hash_embed(ConstMatrixView table, std::uint32_t seed, std::uint64_t id, std::span<float> y) {
  assert(table.row_count > 0 && y.size() == table.columns);
  std::fill(y.begin(), y.end(), 0.0F);
  for (const std::uint32_t key : hash_embed_keys(id, seed)) {
    const float* row = table.row(key % table.row_count).data();
    for (std::size_t i = 0; i < y.size(); ++i) y[i] += row[i];
  }
}

}  // namespace standoff
