#include "standoff/tensor/affine.h"

#include <cassert>
#include <numeric>
#include <vector>

#include "standoff/tensor/internal/kernels.h"
#include "standoff/tensor/internal/packing.h"

namespace standoff {

Result<PackedWeights> PackedWeights::make(std::span<const float> weights,
                                          std::span<const float> bias, std::size_t inputs,
                                          InstructionSet set) {
  const std::size_t outputs = inputs == 0 ? 0 : weights.size() / inputs;
  std::vector<std::size_t> order(outputs);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return make_ordered(weights, bias, inputs, order, set);
}

Result<PackedWeights> PackedWeights::make_ordered(std::span<const float> weights,
                                                  std::span<const float> bias, std::size_t inputs,
                                                  std::span<const std::size_t> order,
                                                  InstructionSet set) {
  if (auto fits = internal::check_shape("W", weights.size(), {order.size(), inputs}); !fits) {
    return std::move(fits).error();
  }
  if (!bias.empty()) {
    if (auto fits = internal::check_shape("b", bias.size(), {order.size()}); !fits) {
      return std::move(fits).error();
    }
  }
  PackedWeights packed;
  packed.kernels_ = &internal::kernels_for(set);
  packed.inputs_ = inputs;
  packed.outputs_ = order.size();
  internal::pack_panels(weights, bias, inputs, order, packed.kernels_->lanes, packed.panels_,
                        packed.bias_);
  return packed;
}

void affine(ConstMatrixView x, const PackedWeights& weights, MatrixView y) {
  assert(x.columns == weights.inputs() && y.columns == weights.outputs());
  assert(x.row_count == y.row_count);
  weights.kernels_->affine({x.data, x.stride, x.row_count, weights.inputs_, weights.panels_.data(),
                            weights.bias_.data(), y.data, y.stride, weights.outputs_});
}

}  // namespace standoff
