#if defined(__x86_64__)
#include <immintrin.h>

#include "standoff/tensor/internal/kernel_loops.h"

namespace standoff::internal {
namespace {

struct Avx2 {
  using Vector = __m256;
  static constexpr std::size_t kLanes = 8;
  static constexpr std::size_t kRows = 4;  // 12 sums, 3 weights, 1 input: 16 registers

  static Vector zero() { return _mm256_setzero_ps(); }
  static Vector load(const float* from) { return _mm256_loadu_ps(from); }
  static void store(float* to, Vector vector) { _mm256_storeu_ps(to, vector); }
  static Vector broadcast(const float* from) { return _mm256_broadcast_ss(from); }
  static Vector add(Vector a, Vector b) { return _mm256_add_ps(a, b); }
  static Vector subtract(Vector a, Vector b) { return _mm256_sub_ps(a, b); }
  static Vector multiply(Vector a, Vector b) { return _mm256_mul_ps(a, b); }
  static Vector multiply_add(Vector a, Vector b, Vector sum) { return _mm256_fmadd_ps(a, b, sum); }
  static Vector maximum(Vector a, Vector b) { return _mm256_max_ps(a, b); }
};

}  // namespace

constexpr Kernels kAvx2Kernels = make_kernels<Avx2>(InstructionSet::kAvx2);

}  // namespace standoff::internal
#endif
