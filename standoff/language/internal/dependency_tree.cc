#include "standoff/language/internal/dependency_tree.h"

#include <algorithm>
#include <numeric>

namespace standoff {
namespace {

constexpr std::string_view kLiftMark = "||";
// spaCy stops spreading edges after as many passes, whether or not they have settled.
constexpr int kEdgePasses = 12;

}  // namespace

LiftedLabels::LiftedLabels(std::span<const Label> labels, LabelTable& table) {
  for (const Label label : labels) {
    const std::string name(table.name(label));
    const std::size_t mark = name.find(kLiftMark);
    if (mark == std::string::npos || find(label) != nullptr) continue;
    labels_.push_back({label, table.intern(std::string_view(name).substr(0, mark)),
                       table.intern(std::string_view(name).substr(mark + kLiftMark.size()))});
    if (is_lifted_.size() <= label) is_lifted_.resize(label + 1U);
    is_lifted_[label] = 1;
  }
}

const LiftedLabel* LiftedLabels::find(Label label) const {
  if (label >= is_lifted_.size() || is_lifted_[label] == 0) return nullptr;
  const auto found = std::find_if(labels_.begin(), labels_.end(),
                                  [&](const LiftedLabel& l) { return l.lifted == label; });
  return &*found;
}

void DependencyTree::build(std::span<const std::int32_t> heads, std::span<const Label> labels,
                           std::span<const std::uint8_t> is_space) {
  const std::size_t count = heads.size();
  heads_.resize(count);
  labels_.assign(labels.begin(), labels.end());
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool is_root = heads[i] < 0;
    heads_[i] = is_root ? i : static_cast<std::uint32_t>(heads[i]);
    if (is_root) labels_[i] = root_;
  }
  find_edges();
  const bool any_lifted = std::any_of(labels_.begin(), labels_.end(),
                                      [&](Label label) { return lifted_->find(label) != nullptr; });
  if (any_lifted) {
    undo_lifts(is_space);
    find_edges();
  }
  join_crossed_sentences();
}

void DependencyTree::find_edges() {
  left_edges_.resize(heads_.size());
  std::iota(left_edges_.begin(), left_edges_.end(), 0U);
  right_edges_ = left_edges_;
  for (int pass = 0; pass < kEdgePasses; ++pass) {
    if (spread_edges()) break;
  }
}

// Widens each head's subtree by its dependents', once from the left and once from the right.
// False where a head lies outside its token's sentence, as far as edges are known.
bool DependencyTree::spread_edges() {
  const auto count = static_cast<std::uint32_t>(heads_.size());
  const auto widen = [&](std::uint32_t child) {
    const std::uint32_t head = heads_[child];
    left_edges_[head] = std::min(left_edges_[head], left_edges_[child]);
    right_edges_[head] = std::max(right_edges_[head], right_edges_[child]);
  };
  for (std::uint32_t i = 0; i < count; ++i) widen(i);
  for (std::uint32_t i = count; i-- > 0;) widen(i);
  find_sentence_starts();
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if ((i == 0 || sentence_starts_[i] == 0) && i + 1 != count) continue;
    for (std::uint32_t t = begin; t < i; ++t) {
      if (heads_[t] < begin || heads_[t] > i) return false;
    }
    begin = i;
  }
  return true;
}

void DependencyTree::find_sentence_starts() {
  sentence_starts_.assign(heads_.size(), 0);
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    if (heads_[i] == i) sentence_starts_[left_edges_[i]] = 1;
  }
}

// A sentence that starts between a token and its head is no sentence.
void DependencyTree::join_crossed_sentences() {
  std::uint32_t reach = 0;  // the furthest head of the tokens before
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    if (i > 0 && i <= reach) sentence_starts_[i] = 0;
    reach = std::max(reach, heads_[i]);
  }
  std::uint32_t least = kNone;  // the first head of the tokens from here on
  for (auto i = static_cast<std::uint32_t>(heads_.size()); i-- > 1;) {
    least = std::min(least, heads_[i]);
    if (least < i) sentence_starts_[i] = 0;
  }
}

void DependencyTree::undo_lifts(std::span<const std::uint8_t> is_space) {
  collect_children();
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    const LiftedLabel* lifted = lifted_->find(labels_[i]);
    if (lifted == nullptr) continue;
    move(i, find_head(i, lifted->head_label, is_space));
    labels_[i] = lifted->label;
  }
}

void DependencyTree::collect_children() {
  first_child_.assign(heads_.size(), kNone);
  next_sibling_.assign(heads_.size(), kNone);
  for (auto i = static_cast<std::uint32_t>(heads_.size()); i-- > 0;) {
    if (heads_[i] == i) continue;
    next_sibling_[i] = first_child_[heads_[i]];
    first_child_[heads_[i]] = i;
  }
}

void DependencyTree::move(std::uint32_t token, std::uint32_t head) {
  if (heads_[token] == head) return;
  std::uint32_t* link = &first_child_[heads_[token]];
  while (*link != token) link = &next_sibling_[*link];
  *link = next_sibling_[token];
  link = &first_child_[head];
  while (*link != kNone && *link < token) link = &next_sibling_[*link];
  next_sibling_[token] = *link;
  *link = token;
  heads_[token] = head;
}

// The first token with `head_label` below the token's head, level by level from left to right.
// Where there is none, the head it has. Dependents that were moved outside the edges of the subtree
// are not seen.
std::uint32_t DependencyTree::find_head(std::uint32_t token, Label head_label,
                                        std::span<const std::uint8_t> is_space) {
  queue_.assign(1, heads_[token]);
  for (std::size_t at = 0; at < queue_.size(); ++at) {
    const std::uint32_t head = queue_[at];
    for (std::uint32_t c = first_child_[head]; c != kNone; c = next_sibling_[c]) {
      if (c < left_edges_[head] || c > right_edges_[head]) continue;
      if (c == token || is_space[c] != 0) continue;
      if (labels_[c] == head_label) return c;
      queue_.push_back(c);
    }
  }
  return heads_[token];
}

}  // namespace standoff
