#include "standoff/tensor/internal/packing.h"

#include <algorithm>
#include <string>

#include "standoff/tensor/internal/kernels.h"

namespace standoff::internal {

Result<void> check_shape(std::string_view what, std::size_t size,
                         std::initializer_list<std::size_t> shape) {
  std::size_t rest = size;  // divided, not multiplied: sizes from a file may overflow
  bool fits = size > 0;
  std::string expected;
  for (const std::size_t extent : shape) {
    fits = fits && extent > 0 && rest % extent == 0;
    if (fits) rest /= extent;
    expected += (expected.empty() ? "" : " x ") + std::to_string(extent);
  }
  if (fits && rest == 1) return {};
  return Error{ErrorCode::kInvalidData,
               std::string(what) + " has " + std::to_string(size) + " values, expected " + expected,
               ""};
}

void pack_panels(std::span<const float> weights, std::span<const float> bias, std::size_t inputs,
                 std::span<const std::size_t> order, std::size_t lanes, FloatBuffer& panels,
                 FloatBuffer& packed_bias) {
  const std::size_t width = kPanelVectors * lanes;
  const std::size_t columns = (order.size() + width - 1) / width * width;
  panels.resize(columns * inputs);
  packed_bias.resize(columns);
  std::fill_n(panels.data(), panels.size(), 0.0F);
  std::fill_n(packed_bias.data(), packed_bias.size(), 0.0F);
  for (std::size_t c = 0; c < order.size(); ++c) {
    if (order[c] == kNoOutput) continue;
    const std::span<const float> from = weights.subspan(order[c] * inputs, inputs);
    float* to = panels.data() + c / width * width * inputs + c % width;
    for (std::size_t k = 0; k < inputs; ++k) to[k * width] = from[k];
    if (!bias.empty()) packed_bias.data()[c] = bias[order[c]];
  }
}

std::vector<std::size_t> pieces_before_outputs(std::size_t groups, std::size_t outputs,
                                               std::size_t pieces) {
  std::vector<std::size_t> order;
  order.reserve(groups * outputs * pieces);
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t p = 0; p < pieces; ++p) {
      for (std::size_t o = 0; o < outputs; ++o) order.push_back((g * outputs + o) * pieces + p);
    }
  }
  return order;
}

}  // namespace standoff::internal
