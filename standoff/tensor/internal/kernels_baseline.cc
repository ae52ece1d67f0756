#include "standoff/tensor/internal/kernel_loops.h"

namespace standoff::internal {
namespace {

// The compilers' own vectors of four floats: SSE2 or NEON, whatever the target's floor is.
struct Baseline {
  using Vector = float __attribute__((vector_size(16)));
  static constexpr std::size_t kLanes = 4;
  static constexpr std::size_t kRows = 4;  // 12 sums, 3 weights, 1 input: 16 registers

  static Vector zero() { return Vector{}; }
  static Vector load(const float* from) {
    Vector vector;
    __builtin_memcpy(&vector, from, sizeof vector);
    return vector;
  }
  static void store(float* to, Vector vector) { __builtin_memcpy(to, &vector, sizeof vector); }
  static Vector broadcast(const float* from) { return Vector{*from, *from, *from, *from}; }
  static Vector add(Vector a, Vector b) { return a + b; }
  static Vector subtract(Vector a, Vector b) { return a - b; }
  static Vector multiply(Vector a, Vector b) { return a * b; }
  static Vector multiply_add(Vector a, Vector b, Vector sum) { return sum + a * b; }
  static Vector maximum(Vector a, Vector b) { return a > b ? a : b; }
};

}  // namespace

constexpr Kernels kBaselineKernels = make_kernels<Baseline>(InstructionSet::kBaseline);

}  // namespace standoff::internal
