// The actions of a transition system, in the order of the scores that a model gives them.
//
//   Result<ActionTable> actions = ActionTable::from_pack(pack, "parser/actions", labels);
//   std::size_t best = actions->best(scores, allowed_moves);     // bit m set: move m is allowed
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/document/document.h"

namespace standoff {

struct Action {
  std::uint8_t move = 0;  // of the transition system
  Label label = 0;
};

class ActionTable {
 public:
  static constexpr unsigned kMaxMoves = 8;

  ActionTable() = default;
  explicit ActionTable(std::vector<Action> actions);

  // Interns the actions' labels. Errors: kInvalidData.
  static Result<ActionTable> from_pack(const Pack& pack, std::string_view name, LabelTable& labels);

  [[nodiscard]] std::size_t size() const { return actions_.size(); }
  [[nodiscard]] const Action& operator[](std::size_t index) const { return actions_[index]; }
  [[nodiscard]] std::span<const Action> all() const { return actions_; }

  // The best-scored action whose move's bit is set in `moves`; of equals the first. size() where
  // there is none. `scores` has one score per action.
  [[nodiscard]] std::size_t best(std::span<const float> scores, std::uint32_t moves) const;

 private:
  // Neighbouring actions of one move.
  struct Range {
    std::uint8_t move;
    std::uint32_t begin;
    std::uint32_t end;
  };
  std::vector<Action> actions_;
  std::vector<Range> ranges_;
};

// Adds the actions of a component's `moves` file under `name`, most frequent first as spaCy orders
// them. `bare_move`, where given, is the one move that takes no label; `ignored_move` is left out.
// Errors: kInvalidData.
struct MoveRules {
  int move_count = 0;
  int ignored_move = -1;
  int bare_move = -1;
};
Result<std::size_t> pack_actions(std::string_view moves_file, const MoveRules& rules,
                                 const std::string& name, PackWriter& writer);

}  // namespace standoff
