// spaCy's lookup tables as they are on disk: a map from a table's name to a map from string_id (or
// the string itself) to a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "standoff/base/msgpack.h"
#include "standoff/language/string_hash.h"

namespace standoff {

// The string_id that a key of a lookup table stands for.
inline std::uint64_t lookup_key(const MsgpackValue& key) {
  return key.kind() == MsgpackValue::Kind::kString ? string_id(key.bytes())
                                                   : key.unsigned_integer();
}

// The value of `name` in a lookup table.
inline std::optional<MsgpackValue> lookup(const MsgpackValue& table, std::string_view name) {
  const std::uint64_t id = string_id(name);
  for (const auto& [key, value] : table.map()) {
    if (lookup_key(key) == id) return value;
  }
  return std::nullopt;
}

}  // namespace standoff
