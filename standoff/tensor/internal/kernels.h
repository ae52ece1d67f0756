// The inner loops, once per instruction set. All take raw pointers; callers have checked sizes.
#pragma once

#include <cstddef>

#include "standoff/tensor/instruction_set.h"

namespace standoff::internal {

// Weights are packed in panels of kPanelVectors vectors. For each input in turn, a panel holds the
// weights of its outputs (zeros behind the last), so that the kernel reads it from end to end:
// [panels, inputs, kPanelVectors * lanes].
inline constexpr std::size_t kPanelVectors = 3;

// y[i] = x[i] times the panels, plus bias. Strides in floats.
struct Product {
  const float* x;
  std::size_t x_stride;
  std::size_t rows;
  std::size_t inputs;
  const float* panels;
  const float* bias;  // in the panels' order, zeros behind the last
  float* y;
  std::size_t y_stride;
  std::size_t outputs;  // floats per row of y
};

// Maxout over windows of three rows, by minimal filtering: two neighbouring rows of y cost four
// products of one row's width, not six. y rows 2i and 2i + 1 are
//   max(F0 (x[2i-1] - x[2i+1]) + F1 (x[2i] + x[2i+1]) + F2 (x[2i+1] - x[2i])) and
//   max(F3 (x[2i] - x[2i+2]) + F1 (x[2i] + x[2i+1]) - F2 (x[2i+1] - x[2i]))
// with F0 = A, F1 = (A + B + C) / 2, F2 = (A - B + C) / 2, F3 = -C for the weights A, B, C of the
// row before, the row and the row after.
// Source: Winograd 1980, "Arithmetic Complexity of Computations", F(2, 3); Lavin and Gray 2016.
struct Convolution {
  const float* x;     // row 0 of 2 * pairs; the rows -1 and 2 * pairs are read, too
  std::size_t width;  // floats per row of x and between rows
  std::size_t pairs;
  const float* panels;  // [panels, 4 filters, width, kPanelVectors * lanes], pieces as for maxout
  const float* bias;
  float* y;
  std::size_t y_stride;
  std::size_t outputs;
  float* scratch;  // convolution_scratch() floats
};
inline constexpr std::size_t kPairsPerChunk = 64;
constexpr std::size_t convolution_scratch(std::size_t width, std::size_t lanes) {
  return kPairsPerChunk * (4 * width + 2 * kPanelVectors * lanes);
}

// y[i] = (y[i] - mean) / sqrt(variance + epsilon) * gain + shift, plus residual[i] if there is one.
struct Normalization {
  float* y;
  std::size_t y_stride;
  std::size_t rows;
  std::size_t width;
  const float* gain;
  const float* shift;
  const float* residual;  // may be null
  std::size_t residual_stride;
};

// y[o] = max over p of the sum of addends[i][p * outputs + o], in the order of i.
struct SumOfRows {
  const float* const* addends;
  std::size_t count;
  std::size_t outputs;
  std::size_t pieces;
  float* y;
};

struct Kernels {
  InstructionSet set;
  std::size_t lanes;  // floats in a vector
  void (*affine)(const Product&);
  // The panel's vectors are three pieces of the same outputs; y gets their maxima.
  void (*maxout)(const Product&);
  void (*convolve)(const Convolution&);
  void (*normalize)(const Normalization&);
  void (*sum_and_max)(const SumOfRows&);
};

extern const Kernels kBaselineKernels;
#if defined(__x86_64__)
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
#endif

// Precondition: `set` is supported.
const Kernels& kernels_for(InstructionSet set);

}  // namespace standoff::internal
