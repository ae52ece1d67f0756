// The loops that all instruction sets share, over a type S that names the vector operations of one.
//
// Included only by the files that define such a type, each compiled with its own options. So all is
// in an unnamed namespace and nothing here calls a standard library function: one compiled with
// AVX-512 must never be what the linker keeps for the whole program.
#pragma once

#include <cstddef>

#include "standoff/tensor/internal/kernels.h"

// The accumulators of a block of rows live in registers only where all around them is one function.
#define STANDOFF_INLINE inline __attribute__((always_inline))

namespace standoff::internal {
namespace {  // NOLINT: see above

// Floats of a panel per input.
template <typename S>
constexpr std::size_t kPanelFloats = kPanelVectors* S::kLanes;

constexpr std::size_t smaller(std::size_t a, std::size_t b) { return a < b ? a : b; }

// The sums of kRows rows times one panel. They stay in registers: hence the unrolled loops.
template <typename S, std::size_t kRows>
struct Sums {
  typename S::Vector of[kRows][kPanelVectors];
};

template <typename S, std::size_t kRows>
STANDOFF_INLINE Sums<S, kRows> zeros() {
  Sums<S, kRows> sums;
#pragma GCC unroll 8
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) sums.of[r][v] = S::zero();
  }
  return sums;
}

// Adds kRows rows of x, each times the panel, to `sums`.
template <typename S, std::size_t kRows>
STANDOFF_INLINE Sums<S, kRows> multiply(const float* x, std::size_t x_stride, const float* panel,
                                        std::size_t inputs, Sums<S, kRows> sums) {
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

// Calls body<kRows>(row) for blocks of kRows rows in [row, end), and for the rest by halves. The
// sums are the same whichever of these computes them.
template <std::size_t kRows, typename Body>
STANDOFF_INLINE void for_row_blocks(std::size_t row, std::size_t end, const Body& body) {
  for (; row + kRows <= end; row += kRows) body.template operator()<kRows>(row);
  if constexpr (kRows > 1) for_row_blocks<kRows / 2>(row, end, body);
}

// Stores the first `count` lanes.
template <typename S>
STANDOFF_INLINE void store_some(float* y, typename S::Vector vector, std::size_t count) {
  if (count >= S::kLanes) {
    S::store(y, vector);
    return;
  }
  float lanes[S::kLanes];
  S::store(lanes, vector);
  for (std::size_t i = 0; i < count; ++i) y[i] = lanes[i];
}

// What becomes of a row's sums: all are stored, or the greatest of the three vectors.
template <typename S>
struct StoreAll {
  static constexpr std::size_t kWidth = kPanelVectors * S::kLanes;  // floats of y per panel

  static STANDOFF_INLINE void store(float* y, std::size_t count,
                                    const typename S::Vector (&sums)[kPanelVectors],
                                    const float* bias) {
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) {
      const std::size_t done = smaller(v * S::kLanes, count);
      store_some<S>(y + done, S::add(sums[v], S::load(bias + v * S::kLanes)), count - done);
    }
  }
};

template <typename S>
struct StoreMaximum {
  static constexpr std::size_t kWidth = S::kLanes;

  static STANDOFF_INLINE void store(float* y, std::size_t count,
                                    const typename S::Vector (&sums)[kPanelVectors],
                                    const float* bias) {
    typename S::Vector best = S::add(sums[0], S::load(bias));
#pragma GCC unroll 2
    for (std::size_t v = 1; v < kPanelVectors; ++v) {
      best = S::maximum(S::add(sums[v], S::load(bias + v * S::kLanes)), best);
    }
    store_some<S>(y, best, count);
  }
};

// One row times all panels, several at a time: a single panel's sums wait for each other.
template <typename S, typename Store>
void product_of_row(const Product& p) {
  const std::size_t panels = (p.outputs + Store::kWidth - 1) / Store::kWidth;
  const std::size_t panel_size = p.inputs * kPanelFloats<S>;
  for_row_blocks<4>(0, panels, [&]<std::size_t kPanels>(std::size_t panel) {
    const float* weights = p.panels + panel * panel_size;
    Sums<S, kPanels> sums = zeros<S, kPanels>();
    for (std::size_t k = 0; k < p.inputs; ++k, weights += kPanelFloats<S>) {
      const typename S::Vector input = S::broadcast(p.x + k);
#pragma GCC unroll 4
      for (std::size_t i = 0; i < kPanels; ++i) {
#pragma GCC unroll 3
        for (std::size_t v = 0; v < kPanelVectors; ++v) {
          sums.of[i][v] = S::multiply_add(input, S::load(weights + i * panel_size + v * S::kLanes),
                                          sums.of[i][v]);
        }
      }
    }
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kPanels; ++i) {
      const std::size_t first = (panel + i) * Store::kWidth;
      Store::store(p.y + first, p.outputs - first, sums.of[i],
                   p.bias + (panel + i) * kPanelFloats<S>);
    }
  });
}

// Rows of X that are taken through all panels before the next ones: half a megabyte of L2 holds
// them beside the panel.
constexpr std::size_t kChunkBytes = std::size_t{128} * 1024;

template <typename S, typename Store>
void product(const Product& p) {
  if (p.rows == 1) {
    product_of_row<S, Store>(p);
    return;
  }
  const std::size_t fitting = kChunkBytes / (sizeof(float) * (p.x_stride + 1));
  const std::size_t chunk = (fitting / S::kRows + 1) * S::kRows;
  for (std::size_t begin = 0; begin < p.rows; begin += chunk) {
    const std::size_t end = smaller(begin + chunk, p.rows);
    const float* panel = p.panels;
    const float* bias = p.bias;
    for (std::size_t first = 0; first < p.outputs; first += Store::kWidth) {
      const std::size_t count = p.outputs - first;
      for_row_blocks<S::kRows>(begin, end, [&]<std::size_t kRows>(std::size_t row) {
        const Sums<S, kRows> sums =
            multiply(p.x + row * p.x_stride, p.x_stride, panel, p.inputs, zeros<S, kRows>());
#pragma GCC unroll 8
        for (std::size_t r = 0; r < kRows; ++r) {
          Store::store(p.y + (row + r) * p.y_stride + first, count, sums.of[r], bias);
        }
      });
      panel += p.inputs * kPanelFloats<S>;
      bias += kPanelFloats<S>;
    }
  }
}

// The four combinations of the rows around pair i: d[0] = x0 - x2, d[1] = x1 + x2, d[2] = x2 - x1,
// d[3] = x1 - x3, for rows x1, x2 of the pair and x0, x3 beside it. d is [4, kPairsPerChunk,
// width].
template <typename S>
void combine_rows(const float* x, std::size_t width, std::size_t pairs, float* d) {
  const std::size_t plane = kPairsPerChunk * width;
  for (std::size_t pair = 0; pair < pairs; ++pair, x += 2 * width, d += width) {
    std::size_t i = 0;
    const float* before = x - width;
    for (; i + S::kLanes <= width; i += S::kLanes) {
      const typename S::Vector x0 = S::load(before + i);
      const typename S::Vector x1 = S::load(before + width + i);
      const typename S::Vector x2 = S::load(before + 2 * width + i);
      const typename S::Vector x3 = S::load(before + 3 * width + i);
      S::store(d + i, S::subtract(x0, x2));
      S::store(d + plane + i, S::add(x1, x2));
      S::store(d + 2 * plane + i, S::subtract(x2, x1));
      S::store(d + 3 * plane + i, S::subtract(x1, x3));
    }
    for (; i < width; ++i) {
      const float* at = before + i;
      d[i] = at[0] - at[2 * width];
      d[plane + i] = at[width] + at[2 * width];
      d[2 * plane + i] = at[2 * width] - at[width];
      d[3 * plane + i] = at[width] - at[3 * width];
    }
  }
}

template <typename S, std::size_t kRows>
STANDOFF_INLINE Sums<S, kRows> load_sums(const float* from) {
  Sums<S, kRows> sums;
#pragma GCC unroll 8
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
    for (std::size_t v = 0; v < kPanelVectors; ++v) {
      sums.of[r][v] = S::load(from + (r * kPanelVectors + v) * S::kLanes);
    }
  }
  return sums;
}

// One panel of outputs for the pairs of a chunk. `shared` is what both rows of a pair start from,
// [2, kPairsPerChunk, panel]: the sum and the difference of the middle filters' products.
template <typename S>
void convolve_panel(const Convolution& c, const float* d, std::size_t pairs, const float* filters,
                    const float* bias, float* shared, float* y, std::size_t count) {
  const std::size_t shared_plane = kPairsPerChunk * kPanelFloats<S>;
  const std::size_t plane = kPairsPerChunk * c.width;
  const std::size_t filter = c.width * kPanelFloats<S>;
  for_row_blocks<S::kRows>(0, pairs, [&]<std::size_t kRows>(std::size_t pair) {
    const float* at = d + plane + pair * c.width;
    const Sums<S, kRows> sums = multiply(at, c.width, filters + filter, c.width, zeros<S, kRows>());
    float* out = shared + pair * kPanelFloats<S>;
#pragma GCC unroll 8
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
      for (std::size_t v = 0; v < kPanelVectors; ++v) {
        S::store(out + (r * kPanelVectors + v) * S::kLanes, sums.of[r][v]);
      }
    }
  });
  for_row_blocks<S::kRows>(0, pairs, [&]<std::size_t kRows>(std::size_t pair) {
    const float* at = d + 2 * plane + pair * c.width;
    const Sums<S, kRows> sums =
        multiply(at, c.width, filters + 2 * filter, c.width, zeros<S, kRows>());
    float* out = shared + pair * kPanelFloats<S>;
#pragma GCC unroll 8
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 3
      for (std::size_t v = 0; v < kPanelVectors; ++v) {
        float* vector = out + (r * kPanelVectors + v) * S::kLanes;
        const typename S::Vector other = S::load(vector);
        S::store(vector, S::add(other, sums.of[r][v]));
        S::store(vector + shared_plane, S::subtract(other, sums.of[r][v]));
      }
    }
  });
  for (std::size_t row = 0; row < 2; ++row) {  // of the pair
    const float* outer = d + row * 3 * plane;
    const float* weights = filters + row * 3 * filter;
    for_row_blocks<S::kRows>(0, pairs, [&]<std::size_t kRows>(std::size_t pair) {
      const Sums<S, kRows> sums =
          multiply(outer + pair * c.width, c.width, weights, c.width,
                   load_sums<S, kRows>(shared + row * shared_plane + pair * kPanelFloats<S>));
#pragma GCC unroll 8
      for (std::size_t r = 0; r < kRows; ++r) {
        StoreMaximum<S>::store(y + (2 * (pair + r) + row) * c.y_stride, count, sums.of[r], bias);
      }
    });
  }
}

template <typename S>
void convolve(const Convolution& c) {
  float* d = c.scratch;
  float* shared = d + 4 * kPairsPerChunk * c.width;
  for (std::size_t begin = 0; begin < c.pairs; begin += kPairsPerChunk) {
    const std::size_t pairs = smaller(kPairsPerChunk, c.pairs - begin);
    combine_rows<S>(c.x + 2 * begin * c.width, c.width, pairs, d);
    const float* filters = c.panels;
    const float* bias = c.bias;
    for (std::size_t first = 0; first < c.outputs; first += S::kLanes) {
      convolve_panel<S>(c, d, pairs, filters, bias, shared, c.y + 2 * begin * c.y_stride + first,
                        c.outputs - first);
      filters += 4 * c.width * kPanelFloats<S>;
      bias += kPanelFloats<S>;
    }
  }
}

// Sums are kept in this many lanes whatever the vector's width, so that all give the same bits.
constexpr std::size_t kSumLanes = 16;

// The sum of f(i) over i in [0, width). f has vector and scalar forms.
template <typename S, typename Term>
inline float sum_terms(std::size_t width, const Term& term) {
  constexpr std::size_t vectors = kSumLanes / S::kLanes;
  typename S::Vector partial[vectors];
  for (auto& vector : partial) vector = S::zero();
  std::size_t i = 0;
  for (; i + kSumLanes <= width; i += kSumLanes) {
    for (std::size_t v = 0; v < vectors; ++v) {
      partial[v] = S::add(partial[v], term.vector(i + v * S::kLanes));
    }
  }
  float lanes[kSumLanes];
  for (std::size_t v = 0; v < vectors; ++v) S::store(lanes + v * S::kLanes, partial[v]);
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
  constexpr float epsilon = 1e-8F;
  const auto width = static_cast<float>(n.width);
  for (std::size_t row = 0; row < n.rows; ++row) {
    float* y = n.y + row * n.y_stride;
    const float* residual = n.residual == nullptr ? nullptr : n.residual + row * n.residual_stride;
    const float mean = sum_terms<S>(n.width, Value<S>{y}) / width;
    const float variance = sum_terms<S>(n.width, SquaredDistance<S>{y, mean}) / width;
    const float scale = 1.0F / __builtin_sqrtf(variance + epsilon);
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
  return {set,         S::kLanes,    product<S, StoreAll<S>>, product<S, StoreMaximum<S>>,
          convolve<S>, normalize<S>, sum_and_max<S>};
}

}  // namespace
}  // namespace standoff::internal
