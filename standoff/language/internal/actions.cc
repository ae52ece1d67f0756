#include "standoff/language/internal/actions.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "standoff/base/msgpack.h"
#include "standoff/language/internal/json.h"
#include "standoff/language/internal/pack_tensor.h"

namespace standoff {
namespace {

struct NamedAction {
  int move = 0;
  std::string label;
  std::int64_t frequency = 0;
};

Result<std::vector<NamedAction>> read_moves(std::string_view file, const MoveRules& rules) {
  const Result<Msgpack> message = Msgpack::parse(file);
  if (!message) return message.error();
  const Result<Json> json = Json::parse(message->root()["moves"].bytes());
  if (!json) return json.error().within("moves");
  std::vector<NamedAction> actions;
  for (int move = 0; move < rules.move_count; ++move) {
    if (move == rules.ignored_move) continue;
    const Result<Json::Counts> counts = json->counts("/" + std::to_string(move));
    if (!counts) return counts.error().within("moves");
    for (const auto& [label, frequency] : *counts) {
      if (move == rules.bare_move && !label.empty()) continue;
      if (label.find('\n') != std::string::npos) {
        return Error{ErrorCode::kInvalidData, "a label with a line break", "moves"};
      }
      actions.push_back({move, label, frequency});
    }
  }
  return actions;
}

// Frequent actions first within their move, moves in order; actions that were added to a trained
// model have negative frequencies and follow all others.
void order_by_frequency(std::vector<NamedAction>& actions) {
  std::stable_sort(actions.begin(), actions.end(), [](const NamedAction& a, const NamedAction& b) {
    const bool a_added = a.frequency < 0;
    const bool b_added = b.frequency < 0;
    if (a_added != b_added) return b_added;
    if (!a_added && a.move != b.move) return a.move < b.move;
    return std::tie(a.frequency, a.label) > std::tie(b.frequency, b.label);
  });
}

}  // namespace

ActionTable::ActionTable(std::vector<Action> actions) : actions_(std::move(actions)) {
  for (std::uint32_t i = 0; i < actions_.size(); ++i) {
    const std::uint8_t move = actions_[i].move;
    if (ranges_.empty() || ranges_.back().move != move) ranges_.push_back({move, i, i});
    ranges_.back().end = i + 1;
  }
}

Result<ActionTable> ActionTable::from_pack(const Pack& pack, std::string_view name,
                                           LabelTable& labels) {
  const auto lines = read_names(pack, name);
  if (!lines) return lines.error();
  std::vector<Action> actions;
  for (const std::string_view line : *lines) {
    const unsigned move = line.empty() ? kMaxMoves : static_cast<unsigned>(line[0] - '0');
    if (move >= kMaxMoves) {
      return Error{ErrorCode::kInvalidData, "an action without a move", std::string(name)};
    }
    actions.push_back({static_cast<std::uint8_t>(move), labels.intern(line.substr(1))});
  }
  return ActionTable(std::move(actions));
}

std::size_t ActionTable::best(std::span<const float> scores, std::uint32_t moves) const {
  std::size_t best = actions_.size();
  for (const Range& range : ranges_) {
    if ((moves >> range.move & 1U) == 0) continue;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (best == actions_.size() || scores[i] > scores[best]) best = i;
    }
  }
  return best;
}

Result<std::size_t> pack_actions(std::string_view moves_file, const MoveRules& rules,
                                 const std::string& name, PackWriter& writer) {
  Result<std::vector<NamedAction>> actions = read_moves(moves_file, rules);
  if (!actions) return std::move(actions).error();
  order_by_frequency(*actions);
  std::vector<std::string> lines;
  for (const NamedAction& action : *actions) {
    std::string line = std::to_string(action.move) + action.label;
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
  }
  add_names(writer, name, lines);
  return lines.size();
}

}  // namespace standoff
