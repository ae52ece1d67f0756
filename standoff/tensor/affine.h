// Y = X W^T + b, the product that nearly all of the time goes into.
//
//   auto weights = PackedWeights::make(w, b, 96);      // w: [50, 96], b: [50]
//   if (!weights) return std::move(weights).error().within("tagger");
//   affine(x, *weights, y);                            // x: [n, 96], y: [n, 50]
#pragma once

#include <cstddef>
#include <span>

#include "standoff/base/result.h"
#include "standoff/tensor/instruction_set.h"
#include "standoff/tensor/matrix.h"

namespace standoff {

namespace internal {
struct Kernels;
}

// Weights in the order in which the kernel of one instruction set reads them. Immutable; one
// object serves any number of threads.
class PackedWeights {
 public:
  // Copies `weights` [outputs, inputs], row-major, and `bias` [outputs], which may be empty: none.
  // Errors: kInvalidData where the sizes do not fit each other.
  static Result<PackedWeights> make(std::span<const float> weights, std::span<const float> bias,
                                    std::size_t inputs,
                                    InstructionSet set = default_instruction_set());

  // The same, with output order[i] of `weights` as output i; `order` is a permutation.
  static Result<PackedWeights> make_ordered(std::span<const float> weights,
                                            std::span<const float> bias, std::size_t inputs,
                                            std::span<const std::size_t> order,
                                            InstructionSet set = default_instruction_set());

  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }

 private:
  friend void affine(ConstMatrixView x, const PackedWeights& weights, MatrixView y);
  PackedWeights() = default;
  const internal::Kernels* kernels_ = nullptr;
  FloatBuffer panels_;
  FloatBuffer bias_;
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
};

// Writes y[i] = W x[i] + b. x: [n, inputs], y: [n, outputs]; y must not overlap x.
//
// Each output is summed over the inputs in their order, then the bias is added: its bits depend on
// its own row only, not on the number of rows or on what stands beside it.
void affine(ConstMatrixView x, const PackedWeights& weights, MatrixView y);

}  // namespace standoff
