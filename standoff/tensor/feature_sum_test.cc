#include "standoff/tensor/feature_sum.h"

#include <gtest/gtest.h>

#include <string>

#include "standoff/tensor/internal/test_support.h"

namespace standoff {
namespace {

using testing_support::random_floats;
using testing_support::random_matrix;
using testing_support::same_bits;

struct Case {
  const char* why;
  std::size_t features;
  std::size_t outputs;
  std::size_t pieces;
  std::size_t inputs;
};
const Case kCases[] = {
    {"a parser", 8, 64, 2, 64},
    {"a name finder", 3, 64, 2, 64},
    {"sizes that fill no vector", 2, 11, 3, 5},
    {"one of everything", 1, 1, 1, 1},
};

TEST(FeatureSum, AgreesWithTheDefinition) {
  constexpr std::size_t kTokens = 9;
  for (const InstructionSet set : supported_instruction_sets()) {
    for (const Case& c : kCases) {
      SCOPED_TRACE(std::string(c.why) + ", " + std::string(instruction_set_name(set)));
      const std::size_t width = c.outputs * c.pieces;
      const std::vector<float> w = random_floats(c.features * width * c.inputs, 1);
      const std::vector<float> b = random_floats(width, 2);
      const std::vector<float> padding = random_floats(c.features * width, 3);
      const auto layer =
          FeatureSum::make({c.features, c.outputs, c.pieces, c.inputs, w, b, padding}, set);
      ASSERT_TRUE(layer) << layer.error().to_string();
      const Matrix x = random_matrix(kTokens, c.inputs, 4);
      Matrix cache;
      layer->precompute(x.view(), cache);
      std::vector<std::int32_t> tokens;  // every token and none, in every feature
      for (std::size_t i = 0; i < (kTokens + 1) * c.features; ++i) {
        tokens.push_back(static_cast<std::int32_t>(i * 7 % (kTokens + 1)) - 1);
      }
      Matrix hidden(kTokens + 1, c.outputs);
      layer->hidden(cache, tokens, hidden.view());
      for (std::size_t state = 0; state < hidden.rows(); ++state) {
        for (std::size_t o = 0; o < c.outputs; ++o) {
          double best = 0;
          for (std::size_t p = 0; p < c.pieces; ++p) {
            double sum = b[o * c.pieces + p];
            for (std::size_t f = 0; f < c.features; ++f) {
              const std::int32_t token = tokens[state * c.features + f];
              const std::size_t row = (f * c.outputs + o) * c.pieces + p;
              if (token < 0) sum += padding[row];
              for (std::size_t k = 0; token >= 0 && k < c.inputs; ++k) {
                sum += static_cast<double>(x.row(static_cast<std::size_t>(token))[k]) *
                       static_cast<double>(w[row * c.inputs + k]);
              }
            }
            best = p == 0 ? sum : std::max(best, sum);
          }
          ASSERT_NEAR(hidden.row(state)[o], best, 1e-5) << "state " << state << ", output " << o;
        }
      }
    }
  }
}

TEST(FeatureSum, RefusesWhatDoesNotFit) {
  const std::vector<float> floats(2 * 4 * 2 * 3);
  const std::span<const float> all = floats;
  EXPECT_TRUE(FeatureSum::make({2, 4, 2, 3, all, all.first(8), all.first(16)}));
  EXPECT_EQ(FeatureSum::make({2, 4, 2, 3, all, all.first(8), all.first(8)}).error().message,
            "pad has 8 values, expected 2 x 4 x 2");
  EXPECT_FALSE(FeatureSum::make({33, 1, 1, 1, all.first(33), all.first(1), all.first(33)}));
}

}  // namespace
}  // namespace standoff
