#include "standoff/language/internal/token_encoder.h"

#include <gtest/gtest.h>

#include "standoff/language/internal/pack_tensor.h"

namespace standoff {
namespace {

constexpr std::uint32_t kWidth = 6;
constexpr std::uint32_t kPieces = 3;
constexpr std::size_t kReach = 2;  // two blocks of window 1

class TinyModel {
 public:
  TinyModel() {
    add_names(writer_, "enc/attributes", {"NORM", "SPACY"});
    const std::uint32_t seeds[] = {3, 4};
    writer_.add_array<std::uint32_t>("enc/seeds", seeds);
    add("enc/table0", {50, kWidth});
    add("enc/table1", {7, kWidth});
    add_maxout("enc/mixer", 2 * kWidth);
    add_maxout("enc/block0", 3 * kWidth);
    add_maxout("enc/block1", 3 * kWidth);
    const std::uint32_t window[] = {1};
    writer_.add_array<std::uint32_t>("enc/window", window);
  }
  void add(const std::string& name, const std::vector<std::uint32_t>& shape) {
    std::size_t count = 1;
    for (const std::uint32_t size : shape) count *= size;
    std::vector<float> values(count);
    for (float& value : values) {
      random_ = random_ * 1664525U + 1013904223U;
      value = static_cast<float>(random_ >> 8) / static_cast<float>(1U << 23) - 1.0F;
    }
    add_tensor(writer_, name, shape, values);
  }
  void add_maxout(const std::string& name, std::uint32_t inputs) {
    add(name + "/W", {kWidth, kPieces, inputs});
    add(name + "/b", {kWidth, kPieces});
    add(name + "/G", {kWidth});
    add(name + "/shift", {kWidth});
  }
  PackWriter& writer() { return writer_; }
  Pack pack() && { return *Pack::adopt(std::move(writer_).finish()); }

 private:
  PackWriter writer_;
  std::uint32_t random_ = 1;
};

using Sequence = std::vector<LexicalToken>;

class TokenEncoderTest : public testing::Test {
 protected:
  // Tokens of 300 different forms in an order without a period.
  Sequence sequence(std::size_t length) {
    Sequence tokens;
    for (std::size_t i = 0; i < length; ++i) {
      const std::string text = "w" + std::to_string(i * i % 307);
      tokens.push_back({{}, lexemes_.find_or_add(text), i % 3 != 0});
    }
    return tokens;
  }

  // The rows of all tokens, one after the other.
  std::vector<float> encode(const std::vector<Sequence>& sequences, EncoderMemory& memory) {
    std::vector<std::span<const LexicalToken>> views(sequences.begin(), sequences.end());
    std::size_t tokens = 0;
    for (const Sequence& s : sequences) tokens += s.size();
    std::vector<float> rows(tokens * kWidth);
    encoder_.encode(views, lexemes_, memory, [&](std::size_t first, ConstMatrixView x) {
      for (std::size_t i = 0; i < x.row_count; ++i) {
        std::ranges::copy(x.row(i), rows.begin() + static_cast<long>((first + i) * kWidth));
      }
    });
    return rows;
  }
  std::vector<float> encode(const std::vector<Sequence>& sequences) {
    EncoderMemory memory;
    return encode(sequences, memory);
  }

  Pack pack_ = TinyModel().pack();
  TokenEncoder encoder_ = *TokenEncoder::from_pack(pack_, "enc");
  Lexicon lexicon_;
  LexemeCache lexemes_{lexicon_};
};

TEST_F(TokenEncoderTest, GivesTheSameInAnyCompany) {
  const Sequence first = sequence(5);
  const Sequence second = sequence(900);
  const Sequence third = sequence(700);
  std::vector<float> alone;
  for (const Sequence& s : {first, Sequence{}, second, third}) {
    const std::vector<float> rows = encode({s});
    alone.insert(alone.end(), rows.begin(), rows.end());
  }
  EXPECT_EQ(encode({first, {}, second, third}), alone);
  EncoderMemory used;
  encode({third, first}, used);
  EXPECT_EQ(encode({first, {}, second, third}, used), alone);
  used.forget();
  EXPECT_EQ(encode({first, {}, second, third}, used), alone);
}

TEST_F(TokenEncoderTest, SeesOnlyNeighbours) {
  const Sequence tokens = sequence(3000);  // encoded in several pieces, rows in pairs
  const std::vector<float> rows = encode({tokens});
  for (std::size_t i = kReach; i + kReach < tokens.size(); i += 8) {
    const auto at = tokens.begin() + static_cast<long>(i);
    const std::vector<float> near = encode({Sequence(at - kReach, at + kReach + 1)});
    for (std::size_t c = 0; c < kWidth; ++c) {
      ASSERT_EQ(rows[i * kWidth + c], near[kReach * kWidth + c]) << "token " << i;
    }
  }
}

TEST_F(TokenEncoderTest, SaysWhatIsWrong) {
  const auto error_of = [](TinyModel model) {
    const Pack pack = std::move(model).pack();
    return TokenEncoder::from_pack(pack, "enc").error().to_string();
  };
  TinyModel unfit;
  unfit.add("enc/static", {3, kWidth});
  pack_frozen_map("vectors/index", {}, unfit.writer());
  EXPECT_EQ(error_of(std::move(unfit)), "enc: its layers do not fit each other");
  EXPECT_EQ(TokenEncoder::from_pack(pack_, "other").error().where, "other/attributes");
}

}  // namespace
}  // namespace standoff
