// Tensors and lists of names as sections of a Pack.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/tensor/thinc_model.h"

namespace standoff {

// The Pack's bytes must outlive it.
struct PackedTensor {
  std::span<const std::uint32_t> shape;
  std::span<const float> values;  // row-major
};

// Adds sections `name` and `name`.shape.
void add_tensor(PackWriter& writer, const std::string& name, std::span<const std::uint32_t> shape,
                std::span<const float> values);
void add_tensor(PackWriter& writer, const std::string& name, const ThincArray& array);

// Errors: kInvalidData where it is missing, of another rank, empty, or does not fill its shape.
Result<PackedTensor> read_tensor(const Pack& pack, const std::string& name, std::size_t rank);

// Adds the names, which contain no line break, as one section of lines.
void add_names(PackWriter& writer, const std::string& name, const std::vector<std::string>& names);
Result<std::vector<std::string_view>> read_names(const Pack& pack, std::string_view name);

}  // namespace standoff
