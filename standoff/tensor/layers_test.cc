#include "standoff/tensor/layers.h"

#include <gtest/gtest.h>

#include <string>

#include "standoff/tensor/internal/test_support.h"

namespace standoff {
namespace {

using testing_support::random_matrix;
using testing_support::RandomMaxout;
using testing_support::same_bits;
using testing_support::slow_maxout;

struct MaxoutCase {
  const char* why;
  std::size_t rows;
  std::size_t outputs;
  std::size_t pieces;
  std::size_t inputs;
};
const MaxoutCase kMaxoutCases[] = {
    {"no row", 0, 8, 3, 4},
    {"the embedding layer", 7, 96, 3, 576},
    {"outputs that fill no vector", 5, 3, 3, 10},
    {"one output behind the last vector", 6, 17, 3, 9},
    {"two pieces take the general path", 13, 20, 2, 33},
    {"one piece is a plain affine layer", 4, 19, 1, 6},
    {"five pieces", 3, 9, 5, 7},
};

TEST(MaxoutLayer, AgreesWithTheDefinition) {
  for (const InstructionSet set : supported_instruction_sets()) {
    for (const MaxoutCase& c : kMaxoutCases) {
      SCOPED_TRACE(std::string(c.why) + ", " + std::string(instruction_set_name(set)));
      const RandomMaxout w(c.outputs, c.pieces, c.inputs, 1);
      const Matrix x = random_matrix(c.rows, c.inputs, 2);
      MaxoutWeights plain = w.view();
      plain.gain = plain.shift = {};
      for (const bool normalized : {true, false}) {
        const auto layer = MaxoutLayer::make(normalized ? w.view() : plain, set);
        ASSERT_TRUE(layer) << layer.error().to_string();
        Matrix y(c.rows, c.outputs);
        Workspace workspace;
        layer->apply(x.view(), y.view(), workspace);
        for (std::size_t i = 0; i < c.rows; ++i) {
          const std::vector<double> input(x.row(i).begin(), x.row(i).end());
          const std::vector<double> expected = slow_maxout(w, input, normalized);
          for (std::size_t o = 0; o < c.outputs; ++o) {
            ASSERT_NEAR(y.row(i)[o], expected[o], 1e-4) << "row " << i << ", output " << o;
          }
        }
      }
    }
  }
}

TEST(MaxoutLayer, NormalizesARowOfEqualValues) {
  // Their variance is zero; epsilon keeps the quotient finite.
  RandomMaxout w(4, 3, 2, 1);
  std::fill(w.weights.begin(), w.weights.end(), 0.0F);
  std::fill(w.bias.begin(), w.bias.end(), 2.0F);
  const auto layer = MaxoutLayer::make(w.view());
  const Matrix x = random_matrix(1, 2, 2);
  Matrix y(1, 4);
  Workspace workspace;
  layer->apply(x.view(), y.view(), workspace);
  EXPECT_TRUE(same_bits(y.row(0), w.shift));
}

TEST(MaxoutLayer, RefusesWhatDoesNotFit) {
  RandomMaxout w(4, 3, 2, 1);
  w.gain.pop_back();
  const auto layer = MaxoutLayer::make(w.view());
  ASSERT_FALSE(layer);
  EXPECT_EQ(layer.error().message, "LayerNorm G has 3 values, expected 4");
  w.weights.pop_back();
  EXPECT_EQ(MaxoutLayer::make(w.view()).error().message, "W has 23 values, expected 4 x 3 x 2");
  // Extents whose product overflows to the right number are still wrong.
  MaxoutWeights huge = RandomMaxout(4, 3, 2, 1).view();
  huge.outputs = (std::size_t{1} << 63) + 4;
  huge.pieces = 2;
  EXPECT_FALSE(MaxoutLayer::make(huge));
}

// The encoder by its definition: one sequence alone, zero rows around it.
std::vector<std::vector<double>> slow_encode(const std::vector<RandomMaxout>& blocks,
                                             std::size_t window, const Matrix& sequence) {
  const std::size_t width = sequence.columns();
  const std::size_t padding = window * blocks.size();
  const std::size_t rows = sequence.rows() + 2 * padding;
  std::vector<std::vector<double>> x(rows, std::vector<double>(width));
  for (std::size_t i = 0; i < sequence.rows(); ++i) {
    x[padding + i].assign(sequence.row(i).begin(), sequence.row(i).end());
  }
  for (const RandomMaxout& block : blocks) {
    std::vector<std::vector<double>> y = x;
    for (std::size_t i = 0; i < rows; ++i) {
      std::vector<double> input;
      for (std::size_t j = i; j <= i + 2 * window; ++j) {
        const bool inside = j >= window && j - window < rows;
        const std::vector<double> row = inside ? x[j - window] : std::vector<double>(width);
        input.insert(input.end(), row.begin(), row.end());
      }
      const std::vector<double> added = slow_maxout(block, input, true);
      for (std::size_t o = 0; o < width; ++o) y[i][o] += added[o];
    }
    x = std::move(y);
  }
  return {x.begin() + static_cast<std::ptrdiff_t>(padding),
          x.end() - static_cast<std::ptrdiff_t>(padding)};
}

struct EncoderCase {
  const char* why;
  std::size_t width;
  std::size_t pieces;
  std::size_t window;
  std::size_t depth;
};
const EncoderCase kEncoderCases[] = {
    {"the reference pipeline's shape", 96, 3, 1, 4},
    {"a width that fills no vector", 7, 3, 1, 3},
    {"one block", 16, 3, 1, 1},
    {"two pieces", 12, 2, 1, 2},
    {"windows of five rows", 10, 3, 2, 2},
    {"no block", 0, 3, 1, 0},
};

std::vector<Matrix> random_sequences(std::size_t width) {
  std::vector<Matrix> sequences;
  unsigned seed = 100;
  for (const std::size_t length : {1U, 6U, 0U, 13U, 2U, 150U, 5U, 1U, 31U}) {
    sequences.push_back(random_matrix(length, width, ++seed));
  }
  return sequences;
}

std::vector<Matrix> encode_together(const ConvolutionEncoder& encoder,
                                    std::span<const Matrix> sequences, Workspace& workspace) {
  SequenceLayout layout(encoder.padding());
  std::vector<std::size_t> begins;
  for (const Matrix& sequence : sequences) begins.push_back(layout.add(sequence.rows()));
  Matrix x;
  // A matrix that was used before: only the padding may be taken for zero.
  x.resize(layout.rows(), encoder.width());
  std::fill_n(x.view().data, x.rows() * x.columns(), 1e9F);
  layout.shape(x, encoder.width());
  for (std::size_t s = 0; s < sequences.size(); ++s) {
    const ConstMatrixView from = sequences[s].view();
    std::copy_n(from.data, from.row_count * from.columns, x.view().data + begins[s] * from.columns);
  }
  encoder.encode(x, workspace);
  std::vector<Matrix> results;
  for (std::size_t s = 0; s < sequences.size(); ++s) {
    results.emplace_back(sequences[s].rows(), encoder.width());
    std::copy_n(x.view().data + begins[s] * x.columns(), sequences[s].rows() * x.columns(),
                results.back().view().data);
  }
  return results;
}

TEST(ConvolutionEncoder, AgreesWithTheDefinition) {
  for (const InstructionSet set : supported_instruction_sets()) {
    for (const EncoderCase& c : kEncoderCases) {
      SCOPED_TRACE(std::string(c.why) + ", " + std::string(instruction_set_name(set)));
      std::vector<RandomMaxout> blocks;
      std::vector<MaxoutWeights> views;
      for (std::size_t k = 0; k < c.depth; ++k) {
        blocks.emplace_back(c.width, c.pieces, c.width * (2 * c.window + 1),
                            static_cast<unsigned>(10 * k));
      }
      for (const RandomMaxout& block : blocks) views.push_back(block.view());
      const auto encoder = ConvolutionEncoder::make(views, c.window, set);
      ASSERT_TRUE(encoder) << encoder.error().to_string();
      const std::vector<Matrix> sequences = random_sequences(c.width);
      Workspace workspace;
      const std::vector<Matrix> results = encode_together(*encoder, sequences, workspace);
      for (std::size_t s = 0; s < sequences.size(); ++s) {
        const auto expected = slow_encode(blocks, c.window, sequences[s]);
        for (std::size_t i = 0; i < sequences[s].rows(); ++i) {
          for (std::size_t o = 0; o < c.width; ++o) {
            ASSERT_NEAR(results[s].row(i)[o], expected[i][o], 1e-4)
                << "sequence " << s << ", row " << i << ", output " << o;
          }
        }
      }
    }
  }
}

TEST(ConvolutionEncoder, GivesASequenceTheSameBitsWhateverItsNeighbours) {
  std::vector<RandomMaxout> blocks;
  for (unsigned k = 0; k < 4; ++k) blocks.emplace_back(24, 3, 72, 10 * k);
  std::vector<MaxoutWeights> views;
  for (const RandomMaxout& block : blocks) views.push_back(block.view());
  for (const InstructionSet set : supported_instruction_sets()) {
    const auto encoder = ConvolutionEncoder::make(views, 1, set);
    const std::vector<Matrix> sequences = random_sequences(24);
    Workspace workspace;
    const std::vector<Matrix> together = encode_together(*encoder, sequences, workspace);
    for (std::size_t s = 0; s < sequences.size(); ++s) {
      const std::vector<Matrix> alone = encode_together(*encoder, {&sequences[s], 1}, workspace);
      EXPECT_TRUE(same_bits({alone[0].view().data, alone[0].rows() * 24},
                            {together[s].view().data, together[s].rows() * 24}))
          << instruction_set_name(set) << ": sequence " << s;
    }
  }
}

TEST(ConvolutionEncoder, RefusesBlocksThatDoNotFollowEachOther) {
  const RandomMaxout good(8, 3, 24, 1);
  const RandomMaxout wide(9, 3, 27, 1);
  const auto encoder =
      ConvolutionEncoder::make(std::vector<MaxoutWeights>{good.view(), wide.view()}, 1);
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.error().where, "block 1");
  EXPECT_FALSE(ConvolutionEncoder::make(std::vector<MaxoutWeights>{good.view()}, 2));
}

}  // namespace
}  // namespace standoff
