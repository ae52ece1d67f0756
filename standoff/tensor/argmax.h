// The best class of a row of scores. Where several are equal, the first wins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "standoff/tensor/matrix.h"

namespace standoff {

// Precondition: `scores` is not empty. A NaN never wins over a number before it.
std::size_t argmax(std::span<const float> scores);

// The best of the classes with valid[i] != 0; none where there is no such class. Sizes are equal.
std::optional<std::size_t> argmax_valid(std::span<const float> scores,
                                        std::span<const std::uint8_t> valid);

// best[i] = argmax(scores.row(i)). `best` has one entry per row.
void argmax_rows(ConstMatrixView scores, std::span<std::uint32_t> best);

}  // namespace standoff
