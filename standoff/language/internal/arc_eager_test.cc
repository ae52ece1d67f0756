#include "standoff/language/internal/arc_eager.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace standoff {
namespace {

constexpr std::string_view kLetters = "SDLRB";  // shift, reduce, left, right, break

// The state after the moves; their labels are 1, 2, 3, ...
ArcEagerState after(std::uint32_t length, std::string_view moves) {
  ArcEagerState state;
  state.reset(length);
  Label label = 1;
  for (const char letter : moves) {
    const std::size_t move = kLetters.find(letter);
    EXPECT_NE(state.allowed_moves() >> move & 1U, 0U) << letter << " in " << moves;
    state.apply(static_cast<ArcEagerState::Move>(move), label++);
  }
  return state;
}

TEST(ArcEager, AllowsMoves) {
  struct Case {
    const char* why;
    std::uint32_t length;
    const char* moves;
    std::string allowed;
  };
  const Case kCases[] = {
      {"an empty stack can only shift, or break before the second", 3, "", "SB"},
      {"a stack and two in the buffer allow all", 3, "S", "SDLRB"},
      {"the last of the buffer is not shifted", 2, "S", "DLR"},
      {"without a buffer the stack can only shrink", 1, "S", "D"},
      {"no arc crosses a sentence start", 3, "BS", "DB"},
      {"a break is made once", 3, "B", "S"},
      {"a token that came back is not shifted again", 3, "SSD", "DLRB"},
      {"after a left arc it may be", 3, "SSDL", "SB"},
      {"nor broken from what does not follow it", 5, "SSRDD", "DLR"},
  };
  for (const Case& c : kCases) {
    const std::uint32_t allowed = after(c.length, c.moves).allowed_moves();
    std::string letters;
    for (std::size_t move = 0; move < kLetters.size(); ++move) {
      if ((allowed >> move & 1U) != 0) letters += kLetters[move];
    }
    EXPECT_EQ(letters, c.allowed) << c.why;
  }
}

TEST(ArcEager, MakesArcs) {
  struct Case {
    const char* why;
    const char* moves;  // over three tokens
    std::vector<std::int32_t> heads;
    std::vector<Label> labels;
  };
  const Case kCases[] = {
      {"left makes the buffer's first the head", "SL", {1, -1, -1}, {2, 0, 0}},
      {"right makes the stack's top the head", "SR", {-1, 0, -1}, {0, 2, 0}},
      {"left replaces the head that right gave", "SRL", {-1, 2, -1}, {0, 3, 0}},
      {"a reduced token without a head comes back", "SSDR", {-1, 0, -1}, {0, 4, 0}},
      {"the bottom of the stack leaves without a head", "SD", {-1, -1, -1}, {0, 0, 0}},
  };
  for (const Case& c : kCases) {
    const ArcEagerState state = after(3, c.moves);
    EXPECT_EQ(std::vector(state.heads().begin(), state.heads().end()), c.heads) << c.why;
    EXPECT_EQ(std::vector(state.labels().begin(), state.labels().end()), c.labels) << c.why;
  }
}

TEST(ArcEager, GivesFeatures) {
  using Features = std::array<std::int32_t, ArcEagerState::kFeatures>;
  struct Case {
    const char* why;
    std::uint32_t length;
    const char* moves;
    Features features;
  };
  const Case kCases[] = {
      {"nothing on the stack", 2, "", {0, 1, -1, -1, -1, -1, -1, -1}},
      {"buffer and stack", 5, "SSS", {3, 4, 2, 1, 0, -1, -1, -1}},
      {"left dependent of the buffer's first", 3, "SL", {1, 2, -1, -1, -1, 0, -1, -1}},
      {"right dependent of the stack's top", 3, "SRD", {2, -1, 0, -1, -1, -1, -1, 1}},
      {"the last of two right dependents", 4, "SRDRD", {3, -1, 0, -1, -1, -1, -1, 2}},
      {"a dependent that got another head is gone", 3, "SRL", {2, -1, 0, -1, -1, 1, -1, -1}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(after(c.length, c.moves).features(), c.features) << c.why;
  }
}

TEST(ArcEager, EndsWhateverIsChosen) {
  // A fixed walk through all choices: the x-th allowed move, x from a linear congruence.
  std::uint32_t random = 1;
  ArcEagerState state;
  for (std::uint32_t length = 0; length < 40; ++length) {
    state.reset(length);
    std::size_t steps = 0;
    while (!state.is_final()) {
      random = random * 1664525U + 1013904223U;
      const std::uint32_t allowed = state.allowed_moves();
      ASSERT_NE(allowed, 0U);
      std::uint32_t move = (random >> 16) % ArcEagerState::kMoveCount;
      while ((allowed >> move & 1U) == 0) move = (move + 1) % ArcEagerState::kMoveCount;
      std::vector<std::int32_t> near;
      state.near_tokens(16, near);
      for (const std::int32_t feature : state.features()) {
        EXPECT_TRUE(feature < 0 || std::find(near.begin(), near.end(), feature) != near.end());
      }
      EXPECT_LE(near.size(), 16U);
      state.apply(static_cast<ArcEagerState::Move>(move), 1);
      ASSERT_LT(++steps, 10'000U);
    }
  }
}

}  // namespace
}  // namespace standoff
