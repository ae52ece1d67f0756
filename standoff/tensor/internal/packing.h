// Weights from the order of model files into the order of the kernels.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/tensor/matrix.h"

namespace standoff::internal {

// Errors: kInvalidData unless `size` is the product of `shape` and not zero, naming `what`.
Result<void> check_shape(std::string_view what, std::size_t size,
                         std::initializer_list<std::size_t> shape);

// In an order of outputs: a column of the panel that stands for none.
inline constexpr std::size_t kNoOutput = static_cast<std::size_t>(-1);

// `weights`: [outputs, inputs]; `bias`: [outputs] or empty. Column c of the panels gets output
// order[c] or zeros; columns behind the order are zeros up to a whole panel of `lanes`.
void pack_panels(std::span<const float> weights, std::span<const float> bias, std::size_t inputs,
                 std::span<const std::size_t> order, std::size_t lanes, FloatBuffer& panels,
                 FloatBuffer& packed_bias);

// The order [..., piece, output] of weights that lie as [groups, outputs, pieces].
std::vector<std::size_t> pieces_before_outputs(std::size_t groups, std::size_t outputs,
                                               std::size_t pieces);

}  // namespace standoff::internal
