#include "standoff/tensor/feature_sum.h"

#include <gtest/gtest.h>

#include <string>

#include "standoff/tensor/internal/test_support.h"

namespace standoff {
namespace {

using testing_support::random_floats;
using testing_support::random_matrix;

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

// One output of one state, in double. `tokens`: [features].
double slow_output(const FeatureSumWeights& w, const Matrix& x,
                   std::span<const std::int32_t> tokens, std::size_t output) {
  double best = 0;
  for (std::size_t p = 0; p < w.pieces; ++p) {
    double sum = w.bias[output * w.pieces + p];
    for (std::size_t f = 0; f < w.features; ++f) {
      const std::size_t row = (f * w.outputs + output) * w.pieces + p;
      if (tokens[f] < 0) {
        sum += w.padding[row];
        continue;
      }
      const std::span<const float> token = x.row(static_cast<std::size_t>(tokens[f]));
      for (std::size_t k = 0; k < w.inputs; ++k) {
        sum += static_cast<double>(token[k]) * static_cast<double>(w.weights[row * w.inputs + k]);
      }
    }
    best = p == 0 ? sum : std::max(best, sum);
  }
  return best;
}

void check_definition(const Case& c, InstructionSet set) {
  constexpr std::size_t token_count = 9;
  const std::size_t width = c.outputs * c.pieces;
  const std::vector<float> floats = random_floats(c.features * width * c.inputs, 1);
  const std::vector<float> bias = random_floats(width, 2);
  const std::vector<float> padding = random_floats(c.features * width, 3);
  const FeatureSumWeights weights{c.features, c.outputs, c.pieces, c.inputs, floats, bias, padding};
  const auto layer = FeatureSum::make(weights, set);
  ASSERT_TRUE(layer) << layer.error().to_string();
  const Matrix x = random_matrix(token_count, c.inputs, 4);
  Matrix cache;
  layer->precompute(x.view(), cache);
  std::vector<std::int32_t> tokens;  // every token and none, in every feature
  for (std::size_t i = 0; i < (token_count + 1) * c.features; ++i) {
    tokens.push_back(static_cast<std::int32_t>(i * 7 % (token_count + 1)) - 1);
  }
  Matrix hidden(token_count + 1, c.outputs);
  layer->hidden(cache, tokens, hidden.view());
  for (std::size_t state = 0; state < hidden.rows(); ++state) {
    const auto own = std::span(tokens).subspan(state * c.features, c.features);
    for (std::size_t o = 0; o < c.outputs; ++o) {
      ASSERT_NEAR(hidden.row(state)[o], slow_output(weights, x, own, o), 1e-5)
          << "state " << state << ", output " << o;
    }
  }
}

TEST(FeatureSum, AgreesWithTheDefinition) {
  for (const InstructionSet set : supported_instruction_sets()) {
    for (const Case& c : kCases) {
      SCOPED_TRACE(std::string(c.why) + ", " + std::string(instruction_set_name(set)));
      check_definition(c, set);
    }
  }
}

TEST(FeatureSum, RefusesWhatDoesNotFit) {
  const std::vector<float> floats(48);
  const std::span<const float> all = floats;
  EXPECT_TRUE(FeatureSum::make({2, 4, 2, 3, all, all.first(8), all.first(16)}));
  EXPECT_EQ(FeatureSum::make({2, 4, 2, 3, all, all.first(8), all.first(8)}).error().message,
            "pad has 8 values, expected 2 x 4 x 2");
  EXPECT_FALSE(FeatureSum::make({33, 1, 1, 1, all.first(33), all.first(1), all.first(33)}));
}

}  // namespace
}  // namespace standoff
