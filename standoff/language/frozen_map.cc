#include "standoff/language/frozen_map.h"

#include <algorithm>
#include <bit>

namespace standoff {
namespace {

constexpr std::uint32_t kUnused = 0xFFFFFFFF;

// Keys are hashes already; the high bits choose a slot, so that small symbol numbers spread too.
std::size_t home_slot(std::uint64_t key, std::size_t slots) {
  constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;
  return ((key * kGolden) >> 32) & (slots - 1);
}

}  // namespace

Result<FrozenMap> FrozenMap::from_pack(const Pack& pack, const std::string& name) {
  auto keys = pack.array<std::uint64_t>(name + "/keys");
  if (!keys) return std::move(keys).error();
  auto values = pack.array<std::uint32_t>(name + "/values");
  if (!values) return std::move(values).error();
  const bool is_table = keys->size() == values->size() && std::has_single_bit(keys->size()) &&
                        std::ranges::find(*values, kUnused) != values->end();
  if (!is_table) return Error{ErrorCode::kInvalidData, "not a hash table", name};
  FrozenMap map;
  map.keys_ = *keys;
  map.values_ = *values;
  return map;
}

const std::uint32_t* FrozenMap::find(std::uint64_t key) const {
  if (keys_.empty()) return nullptr;
  // Ends: from_pack saw that a slot is free.
  for (std::size_t slot = home_slot(key, keys_.size());; slot = (slot + 1) & (keys_.size() - 1)) {
    if (values_[slot] == kUnused) return nullptr;
    if (keys_[slot] == key) return &values_[slot];
  }
}

void pack_frozen_map(const std::string& name,
                     std::span<const std::pair<std::uint64_t, std::uint32_t>> entries,
                     PackWriter& writer) {
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(2 * entries.size(), 2));
  std::vector<std::uint64_t> keys(slots, 0);
  std::vector<std::uint32_t> values(slots, kUnused);
  for (const auto& [key, value] : entries) {
    std::size_t slot = home_slot(key, slots);
    while (values[slot] != kUnused && keys[slot] != key) slot = (slot + 1) & (slots - 1);
    keys[slot] = key;
    values[slot] = value;
  }
  writer.add_array<std::uint64_t>(name + "/keys", keys);
  writer.add_array<std::uint32_t>(name + "/values", values);
}

}  // namespace standoff
