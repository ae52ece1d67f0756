// The loops that all instruction sets share, over a type S that names the vector operations of one.
//
// Included only by the files that define such a type, each compiled with its own options. So all is
// in an unnamed namespace and nothing here calls a standard library function: one compiled with
// AVX-512 must never be what the linker keeps for the whole program.
#pragma once

#include <cstddef>

#include "standoff/tensor/internal/kernels.h"

namespace standoff::internal {
namespace {  // NOLINT: see above

// Rows of X that are taken through all panels before the next ones: half a megabyte of L2 holds
// them beside the panel.
constexpr std::size_t kChunkBytes = 128 * 1024;

constexpr std::size_t smaller(std::size_t a, std::size_t b) { return a < b ? a : b; }

// The sums of kRows rows times one panel. They stay in registers, which takes unrolled loops.
template <typename S, std::size_t kRows>
struct Sums {
  typename S::Vector of[kRows][kPanelVectors];
};

template <typename S, std::size_t kRows>
inline __attribute__((always_inline)) Sums<S, kRows> multiply(const float* x, std::size_t x_stride,
                                                              const float* panel,
                                                              std::size_t inputs) {
  Sums<S, kRows> sums;
#pragma GCC unroll 8
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) sums.of[r][v] = S::zero();
  }
  for (std::size_t k = 0; k < inputs; ++k) {
    typename S::Vector weights[kPanelVectors];
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) weights[v] = S::load(panel + v * S::kLanes);
    panel += kPanelVectors * S::kLanes;
#pragma GCC unroll 8
    for (std::size_t r = 0; r < kRows; ++r) {
      const typename S::Vector input = S::broadcast(x + r * x_stride + k);
#pragma GCC unroll 3
      for (std::size_t v = 0; v < kPanelVectors; ++v) {
        sums.of[r][v] = S::multiply_add(input, weights[v], sums.of[r][v]);
      }
    }
  }
  return sums;
}

// Stores the first `count` lanes.
template <typename S>
inline void store_some(float* y, typename S::Vector vector, std::size_t count) {
  if (count >= S::kLanes) {
    S::store(y, vector);
    return;
  }
  float lanes[S::kLanes];
  S::store(lanes, vector);
  for (std::size_t i = 0; i < count; ++i) y[i] = lanes[i];
}

struct StoreAll {
  template <typename S>
  static constexpr std::size_t kWidth = kPanelVectors* S::kLanes;  // floats of y per panel

  template <typename S>
  static inline __attribute__((always_inline)) void store(
      float* y, std::size_t count, const typename S::Vector (&sums)[kPanelVectors],
      const float* bias) {
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) {
      const std::size_t done = smaller(v * S::kLanes, count);
      store_some<S>(y + done, S::add(sums[v], S::load(bias + v * S::kLanes)), count - done);
    }
  }
};

struct StoreMaximum {
  template <typename S>
  static constexpr std::size_t kWidth = S::kLanes;

  template <typename S>
  static inline __attribute__((always_inline)) void store(
      float* y, std::size_t count, const typename S::Vector (&sums)[kPanelVectors],
      const float* bias) {
    typename S::Vector best = S::add(sums[0], S::load(bias));
#pragma GCC unroll 2
    for (std::size_t v = 1; v < kPanelVectors; ++v) {
      best = S::maximum(S::add(sums[v], S::load(bias + v * S::kLanes)), best);
    }
    store_some<S>(y, best, count);
  }
};

template <typename S, typename Store>
struct PanelTarget {
  const float* panel;
  const float* bias;
  std::size_t first;  // output
  std::size_t count;  // outputs
};

// Rows [row, end) of one panel: kRows at a time, then the rest by halves. A row's sums are the same
// whichever of these computes it.
template <typename S, typename Store, std::size_t kRows>
inline void multiply_rows(const Product& p, const PanelTarget<S, Store>& target, std::size_t row,
                          std::size_t end) {
  for (; row + kRows <= end; row += kRows) {
    const Sums<S, kRows> sums =
        multiply<S, kRows>(p.x + row * p.x_stride, p.x_stride, target.panel, p.inputs);
#pragma GCC unroll 8
    for (std::size_t r = 0; r < kRows; ++r) {
      Store::template store<S>(p.y + (row + r) * p.y_stride + target.first, target.count,
                               sums.of[r], target.bias);
    }
  }
  if constexpr (kRows > 1) multiply_rows<S, Store, kRows / 2>(p, target, row, end);
}

template <typename S, typename Store>
void product(const Product& p) {
  constexpr std::size_t kWidth = Store::template kWidth<S>;
  constexpr std::size_t kPanelFloats = kPanelVectors * S::kLanes;
  const std::size_t fitting = kChunkBytes / (sizeof(float) * (p.x_stride + 1));
  const std::size_t chunk = (fitting / S::kRows + 1) * S::kRows;
  for (std::size_t row = 0; row < p.rows; row += chunk) {
    const std::size_t end = smaller(row + chunk, p.rows);
    for (std::size_t first = 0, panel = 0; first < p.outputs; first += kWidth, ++panel) {
      const PanelTarget<S, Store> target{p.panels + panel * p.inputs * kPanelFloats,
                                         p.bias + panel * kPanelFloats, first,
                                         smaller(kWidth, p.outputs - first)};
      multiply_rows<S, Store, S::kRows>(p, target, row, end);
    }
  }
}

// Sums are kept in this many lanes whatever the vector's width, so that all give the same bits.
constexpr std::size_t kSumLanes = 16;

// The sum of f(i) over i in [0, width). f has vector and scalar forms.
template <typename S, typename Term>
inline float sum_terms(std::size_t width, const Term& term) {
  constexpr std::size_t kVectors = kSumLanes / S::kLanes;
  typename S::Vector partial[kVectors];
  for (auto& vector : partial) vector = S::zero();
  std::size_t i = 0;
  for (; i + kSumLanes <= width; i += kSumLanes) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      partial[v] = S::add(partial[v], term.vector(i + v * S::kLanes));
    }
  }
  float lanes[kSumLanes];
  for (std::size_t v = 0; v < kVectors; ++v) S::store(lanes + v * S::kLanes, partial[v]);
  for (std::size_t lane = 0; i < width; ++i, ++lane) lanes[lane] += term.scalar(i);
  for (std::size_t half = kSumLanes / 2; half > 0; half /= 2) {
    for (std::size_t lane = 0; lane < half; ++lane) lanes[lane] += lanes[lane + half];
  }
  return lanes[0];
}

template <typename S>
struct Value {
  const float* y;
  [[nodiscard]] typename S::Vector vector(std::size_t i) const { return S::load(y + i); }
  [[nodiscard]] float scalar(std::size_t i) const { return y[i]; }
};

template <typename S>
struct SquaredDistance {
  const float* y;
  float mean;
  [[nodiscard]] typename S::Vector vector(std::size_t i) const {
    const typename S::Vector distance = S::subtract(S::load(y + i), S::broadcast(&mean));
    return S::multiply(distance, distance);
  }
  [[nodiscard]] float scalar(std::size_t i) const { return (y[i] - mean) * (y[i] - mean); }
};

template <typename S>
void normalize(const Normalization& n) {
  constexpr float kEpsilon = 1e-8F;
  const auto width = static_cast<float>(n.width);
  for (std::size_t row = 0; row < n.rows; ++row) {
    float* y = n.y + row * n.y_stride;
    const float* residual = n.residual == nullptr ? nullptr : n.residual + row * n.residual_stride;
    const float mean = sum_terms<S>(n.width, Value<S>{y}) / width;
    const float variance = sum_terms<S>(n.width, SquaredDistance<S>{y, mean}) / width;
    const float scale = 1.0F / __builtin_sqrtf(variance + kEpsilon);
    std::size_t i = 0;
    for (; i + S::kLanes <= n.width; i += S::kLanes) {
      typename S::Vector v =
          S::multiply(S::subtract(S::load(y + i), S::broadcast(&mean)), S::broadcast(&scale));
      v = S::add(S::multiply(v, S::load(n.gain + i)), S::load(n.shift + i));
      S::store(y + i, residual == nullptr ? v : S::add(S::load(residual + i), v));
    }
    for (; i < n.width; ++i) {
      y[i] = (y[i] - mean) * scale * n.gain[i] + n.shift[i];
      if (residual != nullptr) y[i] = residual[i] + y[i];
    }
  }
}

template <typename S>
void sum_and_max(const SumOfRows& s) {
  std::size_t o = 0;
  for (; o + S::kLanes <= s.outputs; o += S::kLanes) {
    typename S::Vector best = S::zero();
    for (std::size_t p = 0; p < s.pieces; ++p) {
      const std::size_t at = p * s.outputs + o;
      typename S::Vector sum = S::load(s.addends[0] + at);
      for (std::size_t i = 1; i < s.count; ++i) sum = S::add(sum, S::load(s.addends[i] + at));
      best = p == 0 ? sum : S::maximum(sum, best);
    }
    S::store(s.y + o, best);
  }
  for (; o < s.outputs; ++o) {
    float best = 0.0F;
    for (std::size_t p = 0; p < s.pieces; ++p) {
      const std::size_t at = p * s.outputs + o;
      float sum = s.addends[0][at];
      for (std::size_t i = 1; i < s.count; ++i) sum += s.addends[i][at];
      best = p == 0 || sum > best ? sum : best;
    }
    s.y[o] = best;
  }
}

template <typename S>
constexpr Kernels make_kernels(InstructionSet set) {
  return {set,          S::kLanes,     product<S, StoreAll>, product<S, StoreMaximum>,
          normalize<S>, sum_and_max<S>};
}

}  // namespace
}  // namespace standoff::internal
