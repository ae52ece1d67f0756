#include "standoff/tensor/instruction_set.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "standoff/tensor/internal/kernels.h"

namespace standoff {
namespace {

std::vector<InstructionSet> detect() {
  std::vector<InstructionSet> sets = {InstructionSet::kBaseline};
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    sets.push_back(InstructionSet::kAvx2);
    if (__builtin_cpu_supports("avx512f")) sets.push_back(InstructionSet::kAvx512);
  }
#endif
  return sets;
}

InstructionSet choose() {
  const std::vector<InstructionSet>& sets = supported_instruction_sets();
  const char* wish = std::getenv("STANDOFF_INSTRUCTION_SET");  // NOLINT(concurrency-mt-unsafe)
  const auto named = std::find_if(sets.begin(), sets.end(), [&](InstructionSet set) {
    return wish != nullptr && instruction_set_name(set) == wish;
  });
  return named != sets.end() ? *named : sets.back();
}

}  // namespace

std::string_view instruction_set_name(InstructionSet set) {
  switch (set) {
    case InstructionSet::kBaseline:
      return "baseline";
    case InstructionSet::kAvx2:
      return "avx2";
    case InstructionSet::kAvx512:
      return "avx512";
  }
  return "";
}

const std::vector<InstructionSet>& supported_instruction_sets() {
  static const std::vector<InstructionSet> detected = detect();
  return detected;
}

InstructionSet default_instruction_set() {
  static const InstructionSet chosen = choose();
  return chosen;
}

namespace internal {

const Kernels& kernels_for(InstructionSet set) {
  assert(std::count(supported_instruction_sets().begin(), supported_instruction_sets().end(), set));
#if defined(__x86_64__)
  if (set == InstructionSet::kAvx512) return kAvx512Kernels;
  if (set == InstructionSet::kAvx2) return kAvx2Kernels;
#endif
  static_cast<void>(set);
  return kBaselineKernels;
}

}  // namespace internal
}  // namespace standoff
