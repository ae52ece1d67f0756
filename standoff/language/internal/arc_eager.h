// The arc-eager transition system with sentence breaks: what a parser's state is, which moves it
// allows and what they do.
//
//   ArcEagerState state;
//   state.reset(token_count);
//   while (!state.is_final()) state.apply(choose(state.allowed_moves()), label);
//   state.heads();    // -1 where a token has none: the root of a sentence
//
// Sources: Nivre 2004; the non-monotonic LEFT and the unshift of REDUCE: Honnibal et al. 2013,
// Honnibal and Johnson 2015. Behaviour as spaCy 3.8's.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "standoff/document/document.h"

namespace standoff {

class ArcEagerState {
 public:
  // In the numbering of the `moves` file.
  enum Move : std::uint8_t { kShift, kReduce, kLeft, kRight, kBreak, kMoveCount };
  static constexpr std::size_t kFeatures = 8;
  static constexpr std::int32_t kNone = -1;

  void reset(std::uint32_t length);

  [[nodiscard]] bool is_final() const { return stack_.empty() && buffer_size() == 0; }
  // Bit m is set where move m is allowed; never 0 before the state is final.
  [[nodiscard]] std::uint32_t allowed_moves() const;
  // Precondition: the move is allowed.
  void apply(Move move, Label label);

  // First and second of the buffer; the three top tokens of the stack; the last left dependents of
  // the first of the buffer and the top of the stack; the last right dependent of the latter.
  [[nodiscard]] std::array<std::int32_t, kFeatures> features() const;
  // Tokens that features() may give in the next steps, at most `limit`; those of now come first.
  void near_tokens(std::size_t limit, std::vector<std::int32_t>& tokens) const;

  // i-th token from the top of the stack / front of the buffer, or kNone.
  [[nodiscard]] std::int32_t stack(std::size_t i) const;
  [[nodiscard]] std::int32_t buffer(std::size_t i) const;

  [[nodiscard]] std::span<const std::int32_t> heads() const { return heads_; }
  [[nodiscard]] std::span<const Label> labels() const { return labels_; }

 private:
  [[nodiscard]] std::size_t buffer_size() const { return length_ - next_ + returned_.size(); }
  [[nodiscard]] bool can_break() const;
  void push();
  void reduce();
  void add_arc(std::int32_t head, std::int32_t child, Label label);

  std::uint32_t length_ = 0;
  std::uint32_t next_ = 0;           // first token that was never on the stack
  std::vector<std::int32_t> stack_;  // top last
  std::vector<std::int32_t>
      returned_;  // went back from the stack; in front of the buffer, front last
  std::vector<std::int32_t> heads_;
  std::vector<Label> labels_;
  // Dependents of one side as a list from the last to the first: its end, and links by dependent.
  std::vector<std::int32_t> last_left_;
  std::vector<std::int32_t> last_right_;
  std::vector<std::int32_t> previous_;
  std::vector<bool> shifted_back_;  // may not be shifted again
  std::vector<bool> sentence_start_;
};

}  // namespace standoff
