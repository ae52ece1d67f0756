#include "standoff/language/internal/biluo.h"

#include <cassert>

namespace standoff {

void BiluoState::reset(std::uint32_t length) {
  length_ = length;
  next_ = 0;
  open_ = false;
  entities_.clear();
}

std::uint32_t BiluoState::allowed_moves(bool is_space, bool sentence_follows) const {
  const bool can_continue = length_ - next_ >= 2 && !sentence_follows;
  if (open_) return 1U << kLast | (can_continue ? 1U << kIn : 0U);
  std::uint32_t moves = 1U << kOut;
  if (is_space) return moves;
  moves |= 1U << kUnit;
  if (can_continue) moves |= 1U << kBegin;
  return moves;
}

void BiluoState::apply(Move move, Label label) {
  assert(!is_final());
  if (move == kBegin || move == kUnit) {
    assert(!open_);
    entities_.push_back({{next_, next_ + 1}, label});
  }
  if (move == kBegin) open_ = true;
  if (move == kLast) {
    assert(open_);
    entities_.back().tokens.end = next_ + 1;
    open_ = false;
  }
  ++next_;
}

std::array<std::int32_t, BiluoState::kFeatures> BiluoState::features() const {
  const auto next = static_cast<std::int32_t>(next_);
  if (!open_) return {next, kNone, kNone};
  return {next, static_cast<std::int32_t>(entities_.back().tokens.begin), next - 1};
}

void BiluoState::near_tokens(std::size_t limit, std::vector<std::int32_t>& tokens) const {
  tokens.clear();
  for (const std::int32_t token : features()) {
    if (token != kNone) tokens.push_back(token);
  }
  for (std::uint32_t i = next_ + 1; i < length_ && tokens.size() < limit; ++i) {
    tokens.push_back(static_cast<std::int32_t>(i));
  }
}

}  // namespace standoff
