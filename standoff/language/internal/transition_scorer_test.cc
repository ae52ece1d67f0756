#include "standoff/language/internal/transition_scorer.h"

#include <gtest/gtest.h>

#include "standoff/language/internal/arc_eager.h"
#include "standoff/language/internal/pack_tensor.h"

namespace standoff {
namespace {

constexpr std::uint32_t kTokenWidth = 5;
constexpr std::uint32_t kInputWidth = 4;
constexpr std::uint32_t kHidden = 6;
constexpr std::uint32_t kFeatures = ArcEagerState::kFeatures;
constexpr std::uint32_t kActions = 5;

std::vector<float> numbers(std::size_t count, std::uint32_t random) {
  std::vector<float> values(count);
  for (float& value : values) {
    random = random * 1664525U + 1013904223U;
    value = static_cast<float>(random >> 8) / static_cast<float>(1U << 23) - 1.0F;
  }
  return values;
}

void add(PackWriter& writer, const std::string& name, const std::vector<std::uint32_t>& shape) {
  std::size_t count = 1;
  for (const std::uint32_t size : shape) count *= size;
  add_tensor(writer, name, shape, numbers(count, static_cast<std::uint32_t>(count)));
}

Pack tiny_model() {
  PackWriter writer;
  add(writer, "p/reduce/W", {kInputWidth, kTokenWidth});
  add(writer, "p/reduce/b", {kInputWidth});
  add(writer, "p/lower/W", {kFeatures, kHidden, 2, kInputWidth});
  add(writer, "p/lower/b", {kHidden, 2});
  add(writer, "p/lower/pad", {1, kFeatures, kHidden, 2});
  add(writer, "p/upper/W", {kActions, kHidden});
  add(writer, "p/upper/b", {kActions});
  return *Pack::adopt(std::move(writer).finish());
}

// Moves of the walk that the scores choose over the tokens of `inputs`, and their scores.
std::vector<float> walk(const TransitionScorer& scorer, ConstMatrixView inputs,
                        std::vector<int>& moves) {
  ScoringWindow window;
  window.open(scorer, inputs);
  ArcEagerState state;
  state.reset(static_cast<std::uint32_t>(inputs.row_count));
  std::vector<float> all;
  while (!state.is_final()) {
    const auto scores = window.score(state);
    int best = -1;
    for (int move = 0; move < static_cast<int>(kActions); ++move) {
      if ((state.allowed_moves() >> move & 1U) == 0) continue;
      if (best < 0 ||
          scores[static_cast<std::size_t>(move)] > scores[static_cast<std::size_t>(best)]) {
        best = move;
      }
    }
    all.push_back(scores[static_cast<std::size_t>(best)]);
    moves.push_back(best);
    state.apply(static_cast<ArcEagerState::Move>(best), 1);
  }
  return all;
}

TEST(TransitionScorer, ScoresLongParagraphsThroughAWindow) {
  const Pack pack = tiny_model();
  const auto scorer = TransitionScorer::from_pack(pack, "p", kFeatures);
  ASSERT_TRUE(scorer) << scorer.error().to_string();
  // The same tokens over and over: with and without a window, all states score alike as long as
  // the walks agree, so the first part of a long paragraph walks as a short one does.
  constexpr std::size_t kLong = 5 * ScoringWindow::kRows;
  const std::vector<float> values = numbers(kLong * kInputWidth, 9);
  const ConstMatrixView all{values.data(), kLong, kInputWidth, kInputWidth};
  std::vector<int> short_moves;
  std::vector<int> long_moves;
  const auto short_scores = walk(*scorer, all.rows(0, ScoringWindow::kRows), short_moves);
  const auto long_scores = walk(*scorer, all, long_moves);
  ASSERT_GT(long_moves.size(), kLong);
  const std::size_t common = ScoringWindow::kRows / 2;
  for (std::size_t i = 0; i < common; ++i) {
    ASSERT_EQ(short_moves[i], long_moves[i]) << i;
    ASSERT_EQ(short_scores[i], long_scores[i]) << i;
  }
}

TEST(TransitionScorer, SaysWhatIsWrong) {
  const Pack pack = tiny_model();
  EXPECT_EQ(TransitionScorer::from_pack(pack, "p", 3).error().to_string(),
            "p: its layers do not fit each other");
  EXPECT_EQ(TransitionScorer::from_pack(pack, "q", 3).error().where, "q/reduce/W");
}

}  // namespace
}  // namespace standoff
