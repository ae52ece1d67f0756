// Hash tables that are written once and then used where they lie in a Pack.
//
//   pack_frozen_map("lemmatizer/index", keys, values, writer);       // when a model is packed
//   auto map = FrozenMap::from_pack(pack, "lemmatizer/index");       // no work at load
//   if (const std::uint32_t* value = map->find(hash64("news"))) ...
//
// Keys are 64-bit hashes of strings, and two strings of one hash count as equal, as they do in
// spaCy. Open addressing with linear probing over a power of two of slots, at most half full.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"

namespace standoff {

// The Pack's bytes must outlive the map. A default map is empty.
class FrozenMap {
 public:
  // Errors: kInvalidData where the sections are missing or not a table.
  static Result<FrozenMap> from_pack(const Pack& pack, const std::string& name);

  // The value of `key`, or null.
  [[nodiscard]] const std::uint32_t* find(std::uint64_t key) const;
  [[nodiscard]] bool contains(std::uint64_t key) const { return find(key) != nullptr; }

 private:
  std::span<const std::uint64_t> keys_;
  std::span<const std::uint32_t> values_;  // kUnused where the slot is free
};

// Adds the sections of a map named `name`. Of entries with the same key the last one counts.
// Precondition: no value is 0xFFFFFFFF.
void pack_frozen_map(const std::string& name,
                     std::span<const std::pair<std::uint64_t, std::uint32_t>> entries,
                     PackWriter& writer);

}  // namespace standoff
