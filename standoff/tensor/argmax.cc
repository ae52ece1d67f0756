#include "standoff/tensor/argmax.h"

#include <cassert>

namespace standoff {

std::size_t argmax(std::span<const float> scores) {
  assert(!scores.empty());
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return best;
}

std::optional<std::size_t> argmax_valid(std::span<const float> scores,
                                        std::span<const std::uint8_t> valid) {
  assert(scores.size() == valid.size());
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (valid[i] != 0 && (!best || scores[i] > scores[*best])) best = i;
  }
  return best;
}

void argmax_rows(ConstMatrixView scores, std::span<std::uint32_t> best) {
  assert(best.size() == scores.row_count);
  for (std::size_t i = 0; i < best.size(); ++i) {
    best[i] = static_cast<std::uint32_t>(argmax(scores.row(i)));
  }
}

}  // namespace standoff
