#include "standoff/tensor/argmax.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace standoff {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

struct Case {
  const char* why;
  std::vector<float> scores;
  std::vector<std::uint8_t> valid;
  std::size_t best;
  std::optional<std::size_t> best_valid;
};
const Case kCases[] = {
    {"the only one", {3}, {1}, 0, 0},
    {"the first of equals", {1, 5, 5, 2}, {1, 1, 1, 1}, 1, 1},
    {"the best may not be allowed", {9, 1, 7, 7}, {0, 1, 1, 1}, 0, 2},
    {"nothing is allowed", {1, 2}, {0, 0}, 1, std::nullopt},
    {"a lone valid class wins with any score", {0, -kInfinity}, {0, 1}, 0, 1},
    {"zeros of both signs are equal", {-0.0F, 0.0F}, {1, 1}, 0, 0},
};

TEST(Argmax, TakesTheFirstMaximum) {
  for (const Case& c : kCases) {
    EXPECT_EQ(argmax(c.scores), c.best) << c.why;
    EXPECT_EQ(argmax_valid(c.scores, c.valid), c.best_valid) << c.why;
  }
}

TEST(Argmax, TakesEachRowAlone) {
  Matrix scores(2, 3);
  const float floats[] = {1, 3, 2, 5, 4, 5};
  std::copy(std::begin(floats), std::end(floats), scores.view().data);
  std::uint32_t best[2] = {};
  argmax_rows(scores.view(), best);
  EXPECT_EQ(best[0], 1U);
  EXPECT_EQ(best[1], 0U);
}

}  // namespace
}  // namespace standoff
