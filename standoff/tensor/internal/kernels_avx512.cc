#if defined(__x86_64__)
#include <immintrin.h>

#include "standoff/tensor/internal/kernel_loops.h"

namespace standoff::internal {
namespace {

struct Avx512 {
  using Vector = __m512;
  static constexpr std::size_t kLanes = 16;
  static constexpr std::size_t kRows = 8;  // 24 sums, 3 weights, 1 input of 32 registers

  static Vector zero() { return _mm512_setzero_ps(); }
  static Vector load(const float* from) { return _mm512_loadu_ps(from); }
  static void store(float* to, Vector vector) { _mm512_storeu_ps(to, vector); }
  static Vector broadcast(const float* from) { return _mm512_set1_ps(*from); }
  static Vector add(Vector a, Vector b) { return _mm512_add_ps(a, b); }
  static Vector subtract(Vector a, Vector b) { return _mm512_sub_ps(a, b); }
  static Vector multiply(Vector a, Vector b) { return _mm512_mul_ps(a, b); }
  static Vector multiply_add(Vector a, Vector b, Vector sum) { return _mm512_fmadd_ps(a, b, sum); }
  // _mm512_max_ps without a mask draws a false warning from g++ 12 (its bug 105593).
  static Vector maximum(Vector a, Vector b) { return _mm512_maskz_max_ps(0xFFFF, a, b); }
};

}  // namespace

constexpr Kernels kAvx512Kernels = make_kernels<Avx512>(InstructionSet::kAvx512);

}  // namespace standoff::internal
#endif
