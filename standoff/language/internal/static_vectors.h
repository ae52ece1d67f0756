// vocab/vectors (NumPy's format) and vocab/key2row (MessagePack): a vector for each frequent word.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

struct StaticVectors {
  std::size_t columns = 0;
  std::vector<float> values;                                   // [rows, columns]
  std::vector<std::pair<std::uint64_t, std::uint32_t>> index;  // string_id of a word, its row

  [[nodiscard]] std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }

  // Errors: kInvalidData (file and byte); kIncompatible (another number type or order).
  static Result<StaticVectors> read(std::string_view vectors, std::string_view key2row);
};

}  // namespace standoff
