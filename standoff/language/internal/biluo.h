// The transition system of the name finder: each token begins, continues, ends or is an entity, or
// is outside of any.
//
//   BiluoState state(token_count);
//   while (!state.is_final()) state.apply(choose(state.allowed_moves(is_space, starts)), label);
//   state.entities();
//
// Source: Ratinov and Roth 2009 (BILOU). Behaviour as spaCy 3.8's, without preset entities.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "standoff/document/document.h"

namespace standoff {

class BiluoState {
 public:
  // In the numbering of the `moves` file.
  enum Move : std::uint8_t { kMissing, kBegin, kIn, kLast, kUnit, kOut, kMoveCount };
  static constexpr std::size_t kFeatures = 3;
  static constexpr std::int32_t kNone = -1;

  void reset(std::uint32_t length);

  [[nodiscard]] bool is_final() const { return next_ == length_; }
  [[nodiscard]] std::uint32_t next() const { return next_; }
  // Inside an entity only kIn and kLast with its label can go on.
  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] Label open_label() const { return entities_.back().label; }

  // Bit m is set where move m is allowed (with a label, where it takes one). `is_space` is of the
  // next token, `sentence_follows` where the token after it starts a sentence.
  [[nodiscard]] std::uint32_t allowed_moves(bool is_space, bool sentence_follows) const;
  // Precondition: the move is allowed.
  void apply(Move move, Label label);

  // The next token; the first of the entity that is open; the token before the next one, where an
  // entity is open.
  [[nodiscard]] std::array<std::int32_t, kFeatures> features() const;
  void near_tokens(std::size_t limit, std::vector<std::int32_t>& tokens) const;

  // Those that were closed, in order.
  [[nodiscard]] std::span<const Entity> entities() const { return entities_; }

 private:
  std::uint32_t length_ = 0;
  std::uint32_t next_ = 0;
  bool open_ = false;  // the last of entities_ has no end yet
  std::vector<Entity> entities_;
};

}  // namespace standoff
