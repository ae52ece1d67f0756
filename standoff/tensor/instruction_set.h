// Which vector instructions the kernels use: chosen once, from what the processor has.
//
//   InstructionSet set = default_instruction_set();   // kAvx2 on a laptop of 2015, kAvx512 on a
//   server
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace standoff {

enum class InstructionSet : std::uint8_t {
  kBaseline,  // what every processor of the family has: SSE2 on x86-64, NEON on 64-bit ARM
  kAvx2,      // x86-64 with AVX2 and FMA: 8 floats at a time
  kAvx512,    // x86-64 with AVX-512F: 16 floats at a time
};

// "baseline", "avx2", "avx512".
std::string_view instruction_set_name(InstructionSet set);

// Those this processor and build can run, slowest first; never empty.
const std::vector<InstructionSet>& supported_instruction_sets();

// The fastest one, unless the environment variable STANDOFF_INSTRUCTION_SET names another that is
// supported. Read once; thread-safe. kAvx2 and kAvx512 compute the same bits; kBaseline rounds
// products before it adds them, so its last digits differ.
InstructionSet default_instruction_set();

}  // namespace standoff
