// The layers of a convolutional token encoder: Maxout with LayerNorm, and residual blocks of it
// over windows of rows.
//
//   SequenceLayout layout(encoder->padding());
//   std::size_t first = layout.add(document_length);           // for each document
//   layout.shape(x, encoder->width());                         // zero rows between the documents
//   ... fill rows first, first + 1, ... of x
//   encoder->encode(x, workspace);                             // the same rows now hold the result
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/tensor/instruction_set.h"
#include "standoff/tensor/matrix.h"

namespace standoff {

namespace internal {
struct Kernels;
}

// The parameters of one Maxout layer as model files hold them. They are copied.
// Source: Goodfellow et al. 2013, "Maxout Networks"; Ba et al. 2016, "Layer Normalization".
struct MaxoutWeights {
  std::size_t outputs = 0;
  std::size_t pieces = 0;
  std::size_t inputs = 0;
  std::span<const float> weights;  // [outputs, pieces, inputs]
  std::span<const float> bias;     // [outputs, pieces]
  std::span<const float> gain;     // [outputs], of the LayerNorm; empty with `shift`: no LayerNorm
  std::span<const float> shift;    // [outputs]
};

// Buffers that layers use inside a call. Reuse one for many calls and nothing is allocated; not
// for two threads at once.
struct Workspace {
  Matrix pieces;
  Matrix rows;
  FloatBuffer scratch;
};

// y = LayerNorm(max over pieces (W x + b)), with
// LayerNorm(v) = (v - mean) / sqrt(variance + 1e-8) * gain + shift, variance the biased one.
// Immutable; thread-safe.
class MaxoutLayer {
 public:
  // Errors: kInvalidData where the sizes do not fit each other or one is zero.
  static Result<MaxoutLayer> make(const MaxoutWeights& weights,
                                  InstructionSet set = default_instruction_set());

  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }

  // Writes y[i] for each row of x. x: [n, inputs], y: [n, outputs], no overlap.
  void apply(ConstMatrixView x, MatrixView y, Workspace& workspace) const;
  // Adds residual[i], [n, outputs], to y[i]: a residual block. `residual` may overlap x, not y.
  // Precondition: the layer has a LayerNorm.
  void apply_residual(ConstMatrixView x, ConstMatrixView residual, MatrixView y,
                      Workspace& workspace) const;

 private:
  MaxoutLayer() = default;
  void maximum(ConstMatrixView x, MatrixView y, Workspace& workspace) const;
  void normalize(MatrixView y, ConstMatrixView residual) const;

  const internal::Kernels* kernels_ = nullptr;
  FloatBuffer panels_;
  FloatBuffer bias_;
  FloatBuffer gain_;
  FloatBuffer shift_;
  bool normalized_ = false;
  std::size_t outputs_ = 0;
  std::size_t pieces_ = 0;
  std::size_t inputs_ = 0;
};

// Where each of many sequences lies in one matrix: at least `padding` rows before, between and
// after them, kEdge more at both ends, and each begins at an even row, so that what an encoder
// makes of a sequence two rows at a time does not depend on the sequences before it.
class SequenceLayout {
 public:
  static constexpr std::size_t kEdge = 2;

  explicit SequenceLayout(std::size_t padding) : padding_(padding) { clear(); }

  // Appends a sequence of `length` rows; returns its first row.
  std::size_t add(std::size_t length);
  // All rows so far, with those after the last: an even number.
  [[nodiscard]] std::size_t rows() const { return next_ + kEdge; }
  // Gives `x` rows() rows of `columns` floats and zeroes the padding. Other rows keep no value.
  void shape(Matrix& x, std::size_t columns) const;
  void clear();

 private:
  struct Range {
    std::size_t begin;
    std::size_t end;
  };
  std::size_t padding_;
  std::size_t next_ = 0;  // first row of the next sequence
  std::vector<Range> sequences_;
};

// `depth` residual blocks: row i becomes x[i] + Maxout([x[i-w], ..., x[i+w]]). Immutable;
// thread-safe.
//
// Padding rows start as zero and are computed like all others, so that what a sequence gives is
// what it gives alone: with padding() = w * depth rows between two, neither can see the other.
//
// Blocks of window 1 and three pieces, the usual ones, take two rows at a time by minimal
// filtering, which needs two thirds of the multiplications; the last digits differ from the plain
// sum's.
class ConvolutionEncoder {
 public:
  // One entry per block; each has `outputs` = width and `inputs` = width * (2 * window + 1).
  // Errors: kInvalidData where the sizes do not fit each other.
  static Result<ConvolutionEncoder> make(std::span<const MaxoutWeights> blocks, std::size_t window,
                                         InstructionSet set = default_instruction_set());

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t padding() const { return window_ * depth_; }

  // Encodes x, [layout.rows(), width], in place, for a SequenceLayout of padding() rows. All rows
  // outside the sequences must be zero before (SequenceLayout::shape) and hold no value after.
  void encode(Matrix& x, Workspace& workspace) const;

 private:
  struct Filters {
    FloatBuffer panels;
    FloatBuffer bias;
    FloatBuffer gain;
    FloatBuffer shift;
  };
  ConvolutionEncoder() = default;
  void encode_pairs(Matrix& x, Workspace& workspace) const;

  std::vector<MaxoutLayer> blocks_;
  std::vector<Filters> filters_;  // if any, in place of blocks_
  const internal::Kernels* kernels_ = nullptr;
  std::size_t width_ = 0;
  std::size_t window_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace standoff
