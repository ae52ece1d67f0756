// Scores the actions of a transition system: vectors of the tokens that matter in a state, a hidden
// layer of their sum, a layer of scores.
//
//   Result<TransitionScorer> scorer = TransitionScorer::from_pack(pack, "parser", 8);
//   scorer->reduce(token_vectors, inputs);                    // once per paragraph
//   ScoringWindow window(*scorer, inputs);
//   std::span<const float> scores = window.score(state);      // once per state
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/tensor/affine.h"
#include "standoff/tensor/feature_sum.h"
#include "standoff/tensor/matrix.h"

namespace standoff {

// Immutable; thread-safe.
class TransitionScorer {
 public:
  // Errors: kInvalidData.
  static Result<TransitionScorer> from_pack(const Pack& pack, const std::string& name,
                                            std::size_t features);

  [[nodiscard]] std::size_t token_width() const { return reduce_.inputs(); }
  [[nodiscard]] std::size_t input_width() const { return reduce_.outputs(); }
  [[nodiscard]] std::size_t action_count() const { return upper_.outputs(); }

  // From token vectors, [n, token_width], to what the hidden layer reads, [n, input_width].
  void reduce(ConstMatrixView tokens, MatrixView inputs) const { affine(tokens, reduce_, inputs); }

 private:
  friend class ScoringWindow;
  TransitionScorer(PackedWeights reduce, FeatureSum lower, PackedWeights upper)
      : reduce_(std::move(reduce)), lower_(std::move(lower)), upper_(std::move(upper)) {}
  PackedWeights reduce_;
  FeatureSum lower_;
  PackedWeights upper_;
};

// Scores the states of one paragraph after another, on one thread. The precomputed part of the
// hidden layer is kept for at most kRows tokens, so that a paragraph of any length needs the same
// memory.
class ScoringWindow {
 public:
  static constexpr std::size_t kRows = 1024;

  // Starts a paragraph. `inputs`, [n, input_width], and the scorer must outlive its states.
  void open(const TransitionScorer& scorer, ConstMatrixView inputs);

  // One score per action; valid until the next call. State has features(), which gives tokens of
  // the paragraph (negative: none), and near_tokens().
  template <typename State>
  std::span<const float> score(const State& state) {
    const auto tokens = state.features();
    if (!locate(tokens)) {
      state.near_tokens(kRows, wanted_);
      fill(wanted_);
      locate(tokens);
    }
    return score_located();
  }

 private:
  // Sets rows_ to the tokens' rows in the cache; false where one is not there.
  bool locate(std::span<const std::int32_t> tokens);
  void fill(std::span<const std::int32_t> tokens);
  std::span<const float> score_located();

  const TransitionScorer* scorer_ = nullptr;
  ConstMatrixView inputs_;
  Matrix cache_;
  bool holds_all_ = false;            // cache row = token
  std::vector<std::int32_t> row_of_;  // by token, where it does not; FeatureSum::kMissing: none
  std::vector<std::int32_t> held_;    // tokens with a row
  std::vector<std::int32_t> wanted_;
  std::vector<std::int32_t> rows_;
  Matrix gathered_;
  Matrix hidden_;
  Matrix scores_;
};

}  // namespace standoff
