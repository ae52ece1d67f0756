#include "standoff/language/internal/biluo.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

constexpr std::string_view kLetters = "MBILUO";
constexpr Label kPerson = 7;

BiluoState after(std::uint32_t length, std::string_view moves) {
  BiluoState state;
  state.reset(length);
  for (const char letter : moves) {
    state.apply(static_cast<BiluoState::Move>(kLetters.find(letter)), kPerson);
  }
  return state;
}

TEST(Biluo, AllowsMoves) {
  struct Case {
    const char* why;
    std::uint32_t length;
    const char* moves;
    bool is_space;
    bool sentence_follows;
    std::string allowed;
  };
  const Case kCases[] = {
      {"outside of a name", 3, "", false, false, "BUO"},
      {"no name begins at the end of the text", 2, "O", false, false, "UO"},
      {"nor at the end of a sentence", 3, "", false, true, "UO"},
      {"nor with white space", 3, "", true, false, "O"},
      {"inside of one", 3, "B", false, false, "IL"},
      {"white space may lie inside", 3, "B", true, false, "IL"},
      {"a name ends with its sentence", 4, "B", false, true, "L"},
      {"and with the text", 2, "B", false, false, "L"},
  };
  for (const Case& c : kCases) {
    const std::uint32_t allowed =
        after(c.length, c.moves).allowed_moves(c.is_space, c.sentence_follows);
    std::string letters;
    for (std::size_t move = 0; move < kLetters.size(); ++move) {
      if ((allowed >> move & 1U) != 0) letters += kLetters[move];
    }
    EXPECT_EQ(letters, c.allowed) << c.why;
  }
}

TEST(Biluo, CollectsNames) {
  const BiluoState state = after(6, "UOBILO");
  ASSERT_TRUE(state.is_final());
  ASSERT_EQ(state.entities().size(), 2U);
  EXPECT_EQ(state.entities()[0].tokens, (TokenRange{0, 1}));
  EXPECT_EQ(state.entities()[1].tokens, (TokenRange{2, 5}));
  EXPECT_EQ(state.entities()[1].label, kPerson);
}

TEST(Biluo, GivesFeatures) {
  using Features = std::array<std::int32_t, BiluoState::kFeatures>;
  EXPECT_EQ(after(4, "O").features(), (Features{1, -1, -1}));
  EXPECT_EQ(after(4, "OBI").features(), (Features{3, 1, 2}));
  std::vector<std::int32_t> near;
  after(9, "OBI").near_tokens(5, near);
  EXPECT_EQ(near, (std::vector<std::int32_t>{3, 1, 2, 4, 5}));
}

}  // namespace
}  // namespace standoff
