// The hidden layer of a transition parser, computed once per token and added up once per state.
//
//   layer->precompute(tokens, cache);                 // all tokens of a batch: one tall product
//   layer->hidden(cache, features, hidden.view());    // each state: one addition per feature
//   affine(hidden.view(), upper, scores.view());
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "standoff/base/result.h"
#include "standoff/tensor/affine.h"
#include "standoff/tensor/matrix.h"

namespace standoff {

// The parameters as model files hold them. They are copied.
// Source: Chen and Manning 2014, section 3.2 (precomputation); maxout for their cube activation.
struct FeatureSumWeights {
  std::size_t features = 0;
  std::size_t outputs = 0;
  std::size_t pieces = 0;
  std::size_t inputs = 0;
  std::span<const float> weights;  // [features, outputs, pieces, inputs]
  std::span<const float> bias;     // [outputs, pieces]
  std::span<const float> padding;  // [features, outputs, pieces]: a feature whose token is missing
};

// hidden[o] = max over pieces p of (sum over features f of W[f, o, p] x[token of f] + b[o, p]),
// with padding[f, o, p] where the token is missing. Immutable; thread-safe.
class FeatureSum {
 public:
  static constexpr std::int32_t kMissing = -1;

  // Errors: kInvalidData where the sizes do not fit each other, one is zero, or there are more
  // than kMaxFeatures features.
  static Result<FeatureSum> make(const FeatureSumWeights& weights,
                                 InstructionSet set = default_instruction_set());
  static constexpr std::size_t kMaxFeatures = 32;

  [[nodiscard]] std::size_t features() const { return features_; }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  [[nodiscard]] std::size_t inputs() const { return product_.inputs(); }

  // Fills `cache` with one row per row of `tokens`, [n, inputs]: features * outputs * pieces floats
  // (4 KB for a parser of 8 * 64 * 2), so batches of some hundred tokens stay in the processor's
  // cache. The order inside a row is private.
  void precompute(ConstMatrixView tokens, Matrix& cache) const;

  // Writes hidden[s], [states, outputs]. `tokens` is [states, features]: rows of the cache, or
  // kMissing (any negative number).
  void hidden(const Matrix& cache, std::span<const std::int32_t> tokens, MatrixView hidden) const;

 private:
  explicit FeatureSum(PackedWeights product) : product_(std::move(product)) {}
  PackedWeights product_;  // one row per feature, piece, output
  const internal::Kernels* kernels_ = nullptr;
  FloatBuffer bias_;     // [pieces, outputs]
  FloatBuffer padding_;  // [features, pieces, outputs]
  std::size_t features_ = 0;
  std::size_t outputs_ = 0;
  std::size_t pieces_ = 0;
};

}  // namespace standoff
