#include "standoff/tensor/affine.h"

#include <gtest/gtest.h>

#include <limits>

#include "standoff/tensor/internal/test_support.h"

namespace standoff {
namespace {

using testing_support::random_floats;
using testing_support::random_matrix;
using testing_support::same_bits;

struct Case {
  const char* why;
  std::size_t rows;
  std::size_t inputs;
  std::size_t outputs;
};
const Case kCases[] = {
    {"no row at all", 0, 96, 50},
    {"one number", 1, 1, 1},
    {"one row, one panel of eight lanes", 1, 7, 24},
    {"fewer outputs than lanes", 5, 3, 2},
    {"one output behind a whole panel", 6, 8, 25},
    {"one output short of a panel", 7, 8, 23},
    {"rows left over after each block", 13, 64, 106},
    {"the tagger", 33, 96, 50},
    {"a parser's lower layer", 9, 64, 1024},
    {"more rows than one chunk", 500, 288, 60},
};

TEST(Affine, AgreesWithTheDefinition) {
  for (const InstructionSet set : supported_instruction_sets()) {
    for (const Case& c : kCases) {
      SCOPED_TRACE(std::string(c.why) + ", " + std::string(instruction_set_name(set)));
      const Matrix x = random_matrix(c.rows, c.inputs, 1);
      const std::vector<float> w = random_floats(c.outputs * c.inputs, 2);
      const std::vector<float> b = random_floats(c.outputs, 3);
      const auto weights = PackedWeights::make(w, b, c.inputs, set);
      ASSERT_TRUE(weights) << weights.error().to_string();
      Matrix y(c.rows, c.outputs);
      affine(x.view(), *weights, y.view());
      for (std::size_t i = 0; i < c.rows; ++i) {
        for (std::size_t o = 0; o < c.outputs; ++o) {
          double sum = b[o];
          for (std::size_t k = 0; k < c.inputs; ++k) {
            sum += static_cast<double>(x.row(i)[k]) * static_cast<double>(w[o * c.inputs + k]);
          }
          ASSERT_NEAR(y.row(i)[o], sum, 1e-4) << "row " << i << ", output " << o;
        }
      }
    }
  }
}

TEST(Affine, GivesARowTheSameBitsWhateverStandsBesideIt) {
  const Matrix x = random_matrix(40, 96, 1);
  const std::vector<float> w = random_floats(std::size_t{50} * 96, 2);
  for (const InstructionSet set : supported_instruction_sets()) {
    const auto weights = PackedWeights::make(w, {}, 96, set);
    Matrix all(40, 50);
    affine(x.view(), *weights, all.view());
    for (std::size_t begin = 0; begin < 40; begin += 3) {
      for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 7U, 13U}) {
        if (begin + count > 40) continue;
        Matrix some(count, 50);
        affine(x.view().rows(begin, count), *weights, some.view());
        for (std::size_t i = 0; i < count; ++i) {
          ASSERT_TRUE(same_bits(some.row(i), all.row(begin + i)))
              << instruction_set_name(set) << ": row " << begin + i << " of " << count;
        }
      }
    }
  }
}

TEST(Affine, FusedInstructionSetsGiveTheSameBits) {
  const Matrix x = random_matrix(11, 100, 1);
  const std::vector<float> w = random_floats(std::size_t{70} * 100, 2);
  Matrix first;
  for (const InstructionSet set : supported_instruction_sets()) {
    if (set == InstructionSet::kBaseline) continue;
    const auto weights = PackedWeights::make(w, {}, 100, set);
    Matrix y(11, 70);
    affine(x.view(), *weights, y.view());
    if (first.rows() == 0)
      first = std::move(y);
    else
      EXPECT_TRUE(same_bits({first.view().data, 770}, {y.view().data, 770}));
  }
}

TEST(Affine, WritesNothingOutsideItsView) {
  for (const InstructionSet set : supported_instruction_sets()) {
    const auto weights = PackedWeights::make(random_floats(5 * 4, 1), {}, 4, set);
    const Matrix x = random_matrix(6, 4, 2);
    Matrix wide(6, 9);
    std::fill_n(wide.view().data, 6 * 9, 7.0F);
    affine(x.view(), *weights, wide.view().slice(2, 5));
    for (std::size_t i = 0; i < 6; ++i) {
      for (const std::size_t column : {0U, 1U, 7U, 8U}) EXPECT_EQ(wide.row(i)[column], 7.0F);
    }
  }
}

TEST(Affine, ReadsOverlappingRows) {
  const std::vector<float> w = random_floats(std::size_t{10} * 12, 1);
  const auto weights = PackedWeights::make(w, {}, 12);
  const Matrix x = random_matrix(7, 4, 2);
  Matrix windows(5, 10);
  affine({x.view().data, 5, 12, 4}, *weights, windows.view());
  for (std::size_t i = 0; i < 5; ++i) {
    Matrix y(1, 10);
    affine({x.view().data + i * 4, 1, 12, 12}, *weights, y.view());
    EXPECT_TRUE(same_bits(windows.row(i), y.row(0)));
  }
}

struct BadShape {
  const char* why;
  std::size_t weights;
  std::size_t bias;
  std::size_t inputs;
  const char* message;
};
const BadShape kBadShapes[] = {
    {"no inputs", 12, 3, 0, "W has 12 values, expected 0 x 0"},
    {"no weights", 0, 0, 4, "W has 0 values, expected 0 x 4"},
    {"a row cut short", 11, 3, 4, "W has 11 values, expected 2 x 4"},
    {"a bias for other outputs", 12, 4, 4, "b has 4 values, expected 3"},
};

TEST(PackedWeights, RefusesWhatDoesNotFit) {
  for (const BadShape& c : kBadShapes) {
    const auto weights =
        PackedWeights::make(std::vector<float>(c.weights), std::vector<float>(c.bias), c.inputs);
    ASSERT_FALSE(weights) << c.why;
    EXPECT_EQ(weights.error().code, ErrorCode::kInvalidData) << c.why;
    EXPECT_EQ(weights.error().message, c.message) << c.why;
  }
}

TEST(InstructionSet, TheDefaultIsSupported) {
  const auto& sets = supported_instruction_sets();
  ASSERT_FALSE(sets.empty());
  EXPECT_EQ(sets.front(), InstructionSet::kBaseline);
  EXPECT_NE(std::find(sets.begin(), sets.end(), default_instruction_set()), sets.end());
}

}  // namespace
}  // namespace standoff
