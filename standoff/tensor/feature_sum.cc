#include "standoff/tensor/feature_sum.h"

#include <array>
#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "standoff/tensor/internal/kernels.h"
#include "standoff/tensor/internal/packing.h"

namespace standoff {
namespace {

Result<void> check(const FeatureSumWeights& w) {
  using internal::check_shape;
  Result<void> fits =
      check_shape("W", w.weights.size(), {w.features, w.outputs, w.pieces, w.inputs});
  if (fits) fits = check_shape("b", w.bias.size(), {w.outputs, w.pieces});
  if (fits) fits = check_shape("pad", w.padding.size(), {w.features, w.outputs, w.pieces});
  if (fits && w.features > FeatureSum::kMaxFeatures) {
    fits = Error{ErrorCode::kInvalidData,
                 std::to_string(w.features) + " features, more than " +
                     std::to_string(FeatureSum::kMaxFeatures),
                 ""};
  }
  return fits;
}

void reorder(std::span<const float> from, std::span<const std::size_t> order, FloatBuffer& to) {
  to.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) to.data()[i] = from[order[i]];
}

}  // namespace

Result<FeatureSum> FeatureSum::make(const FeatureSumWeights& weights, InstructionSet set) {
  if (auto fits = check(weights); !fits) return std::move(fits).error();
  const std::vector<std::size_t> order =
      internal::pieces_before_outputs(weights.features, weights.outputs, weights.pieces);
  auto product = PackedWeights::make_ordered(weights.weights, {}, weights.inputs, order, set);
  if (!product) return std::move(product).error();
  FeatureSum layer(*std::move(product));
  layer.kernels_ = &internal::kernels_for(set);
  layer.features_ = weights.features;
  layer.outputs_ = weights.outputs;
  layer.pieces_ = weights.pieces;
  reorder(weights.padding, order, layer.padding_);
  reorder(weights.bias, internal::pieces_before_outputs(1, weights.outputs, weights.pieces),
          layer.bias_);
  return layer;
}

void FeatureSum::precompute(ConstMatrixView tokens, Matrix& cache) const {
  cache.resize(tokens.row_count, product_.outputs());
  affine(tokens, product_, cache.view());
}

void FeatureSum::hidden(const Matrix& cache, std::span<const std::int32_t> tokens,
                        MatrixView hidden) const {
  assert(tokens.size() == hidden.row_count * features_ && hidden.columns == outputs_);
  const std::size_t width = outputs_ * pieces_;
  std::array<const float*, kMaxFeatures + 1> addends;
  for (std::size_t state = 0; state < hidden.row_count; ++state) {
    for (std::size_t f = 0; f < features_; ++f) {
      const std::int32_t token = tokens[state * features_ + f];
      const float* row =
          token < 0 ? padding_.data() : cache.row(static_cast<std::size_t>(token)).data();
      addends[f] = row + f * width;
    }
    addends[features_] = bias_.data();
    kernels_->sum_and_max(
        {addends.data(), features_ + 1, outputs_, pieces_, hidden.row(state).data()});
  }
}

}  // namespace standoff
