#include "standoff/language/internal/arc_eager.h"

#include <cassert>

namespace standoff {

void ArcEagerState::reset(std::uint32_t length) {
  length_ = length;
  next_ = 0;
  stack_.clear();
  returned_.clear();
  heads_.assign(length, kNone);
  labels_.assign(length, 0);
  last_left_.assign(length, kNone);
  last_right_.assign(length, kNone);
  previous_.assign(length, kNone);
  shifted_back_.assign(length, false);
  sentence_start_.assign(length, false);
  if (length > 0) sentence_start_[0] = true;
}

std::int32_t ArcEagerState::stack(std::size_t i) const {
  return i < stack_.size() ? stack_[stack_.size() - 1 - i] : kNone;
}

std::int32_t ArcEagerState::buffer(std::size_t i) const {
  if (i < returned_.size()) return returned_[returned_.size() - 1 - i];
  const std::size_t token = next_ + (i - returned_.size());
  return token < length_ ? static_cast<std::int32_t>(token) : kNone;
}

bool ArcEagerState::can_break() const {
  if (buffer_size() < 2) return false;
  const std::int32_t second = buffer(1);
  return second == buffer(0) + 1 && !sentence_start_[static_cast<std::size_t>(second)];
}

std::uint32_t ArcEagerState::allowed_moves() const {
  std::uint32_t moves = can_break() ? 1U << kBreak : 0U;
  if (stack_.empty()) return moves | (buffer_size() > 0 ? 1U << kShift : 0U);
  moves |= 1U << kReduce;
  if (buffer_size() == 0) return moves;
  const auto first = static_cast<std::size_t>(buffer(0));
  if (sentence_start_[first]) return moves;
  moves |= 1U << kLeft | 1U << kRight;
  if (buffer_size() > 1 && !shifted_back_[first]) moves |= 1U << kShift;
  return moves;
}

void ArcEagerState::apply(Move move, Label label) {
  assert((allowed_moves() >> move & 1U) != 0);
  switch (move) {
    case kShift:
      return push();
    case kReduce:
      return reduce();
    case kLeft:
      add_arc(buffer(0), stack_.back(), label);
      // The stack got shorter, so that shifting again cannot go on for ever.
      shifted_back_[static_cast<std::size_t>(buffer(0))] = false;
      return stack_.pop_back();
    case kRight:
      add_arc(stack_.back(), buffer(0), label);
      return push();
    case kBreak:
      sentence_start_[static_cast<std::size_t>(buffer(1))] = true;
      return;
    case kMoveCount:
      assert(false);
  }
}

void ArcEagerState::push() {
  stack_.push_back(buffer(0));
  if (returned_.empty()) {
    ++next_;
  } else {
    returned_.pop_back();
  }
}

void ArcEagerState::reduce() {
  const std::int32_t top = stack_.back();
  const bool finished = heads_[static_cast<std::size_t>(top)] != kNone || stack_.size() == 1;
  stack_.pop_back();
  if (finished) return;
  shifted_back_[static_cast<std::size_t>(top)] = true;
  returned_.push_back(top);
}

void ArcEagerState::add_arc(std::int32_t head, std::int32_t child, Label label) {
  const auto h = static_cast<std::size_t>(head);
  const auto c = static_cast<std::size_t>(child);
  if (heads_[c] != kNone) {
    // Only the top of the stack is given another head. It hangs to the right of the token below,
    // which has had no chance to get another dependent since.
    const auto old = static_cast<std::size_t>(heads_[c]);
    assert(last_right_[old] == child);
    last_right_[old] = previous_[c];
  }
  std::int32_t& last = head > child ? last_left_[h] : last_right_[h];
  previous_[c] = last;
  last = child;
  heads_[c] = head;
  labels_[c] = label;
}

std::array<std::int32_t, ArcEagerState::kFeatures> ArcEagerState::features() const {
  const std::int32_t b0 = buffer(0);
  const std::int32_t s0 = stack(0);
  const auto last = [](const std::vector<std::int32_t>& of, std::int32_t token) {
    return token == kNone ? kNone : of[static_cast<std::size_t>(token)];
  };
  return {b0,
          buffer(1),
          s0,
          stack(1),
          stack(2),
          last(last_left_, b0),
          last(last_left_, s0),
          last(last_right_, s0)};
}

void ArcEagerState::near_tokens(std::size_t limit, std::vector<std::int32_t>& tokens) const {
  tokens.clear();
  const auto add = [&](std::int32_t token) {
    if (token != kNone && tokens.size() < limit) tokens.push_back(token);
  };
  const auto add_with_dependents = [&](std::int32_t token) {
    add(token);
    add(last_left_[static_cast<std::size_t>(token)]);
    add(last_right_[static_cast<std::size_t>(token)]);
  };
  for (const std::int32_t token : features()) add(token);
  for (std::size_t i = 0; i < stack_.size() && tokens.size() < limit / 2; ++i) {
    add_with_dependents(stack(i));
  }
  for (std::size_t i = 0; i < buffer_size() && tokens.size() < limit; ++i) {
    add_with_dependents(buffer(i));
  }
}

}  // namespace standoff
