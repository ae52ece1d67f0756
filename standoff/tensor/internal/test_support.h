// What the room's tests share: random floats, and the slow, obvious forms of the kernels.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <span>
#include <vector>

#include "standoff/tensor/layers.h"
#include "standoff/tensor/matrix.h"

namespace standoff::testing_support {

inline std::vector<float> random_floats(std::size_t count, unsigned seed) {
  std::mt19937 generator(seed);
  std::uniform_real_distribution<float> uniform(-1.0F, 1.0F);
  std::vector<float> floats(count);
  std::generate(floats.begin(), floats.end(), [&] { return uniform(generator); });
  return floats;
}

inline Matrix random_matrix(std::size_t rows, std::size_t columns, unsigned seed) {
  Matrix matrix(rows, columns);
  const std::vector<float> floats = random_floats(rows * columns, seed);
  std::copy(floats.begin(), floats.end(), matrix.view().data);
  return matrix;
}

inline bool same_bits(std::span<const float> a, std::span<const float> b) {
  if (a.size() != b.size()) return false;
  return a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

// Weights of a maxout layer that own their floats.
struct RandomMaxout {
  std::size_t outputs;
  std::size_t pieces;
  std::size_t inputs;
  std::vector<float> weights;
  std::vector<float> bias;
  std::vector<float> gain;
  std::vector<float> shift;

  RandomMaxout(std::size_t output_count, std::size_t piece_count, std::size_t input_count,
               unsigned seed)
      : outputs(output_count),
        pieces(piece_count),
        inputs(input_count),
        weights(random_floats(outputs * pieces * inputs, seed)),
        bias(random_floats(outputs * pieces, seed + 1)),
        gain(random_floats(outputs, seed + 2)),
        shift(random_floats(outputs, seed + 3)) {}

  [[nodiscard]] MaxoutWeights view() const {
    return {outputs, pieces, inputs, weights, bias, gain, shift};
  }
};

// One row of a maxout layer in double.
inline std::vector<double> slow_maxout(const RandomMaxout& w, std::span<const double> x,
                                       bool normalized) {
  std::vector<double> y(w.outputs);
  for (std::size_t o = 0; o < w.outputs; ++o) {
    for (std::size_t p = 0; p < w.pieces; ++p) {
      double sum = w.bias[o * w.pieces + p];
      for (std::size_t k = 0; k < w.inputs; ++k) {
        sum += x[k] * static_cast<double>(w.weights[(o * w.pieces + p) * w.inputs + k]);
      }
      y[o] = p == 0 ? sum : std::max(y[o], sum);
    }
  }
  if (!normalized) return y;
  double mean = 0;
  for (const double value : y) mean += value / static_cast<double>(w.outputs);
  double variance = 1e-8;
  for (const double v : y) variance += (v - mean) * (v - mean) / static_cast<double>(w.outputs);
  for (std::size_t o = 0; o < w.outputs; ++o) {
    y[o] = (y[o] - mean) / std::sqrt(variance) * static_cast<double>(w.gain[o]) +
           static_cast<double>(w.shift[o]);
  }
  return y;
}

}  // namespace standoff::testing_support
