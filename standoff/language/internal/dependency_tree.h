// From the arcs of a parser's last state to a paragraph's trees: roots, lifted labels undone, and
// where sentences start.
//
//   DependencyTree tree(lifted_labels, root_label);
//   tree.build(state.heads(), state.labels(), is_space);
//   tree.heads();           // a root is its own head
//
// Source for lifted labels "X||Y": Nivre and Nilsson 2005, the "head" scheme. Behaviour as spaCy
// 3.8's.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "standoff/document/document.h"

namespace standoff {

// What the label "X||Y" says: the arc's label is X, and its true head has the label Y.
struct LiftedLabel {
  Label lifted = 0;
  Label label = 0;
  Label head_label = 0;
};

class LiftedLabels {
 public:
  // Finds the lifted ones of `labels` and interns their parts.
  LiftedLabels(std::span<const Label> labels, LabelTable& table);
  // None where `label` is not lifted.
  [[nodiscard]] const LiftedLabel* find(Label label) const;

 private:
  std::vector<LiftedLabel> labels_;
  std::vector<std::uint8_t> is_lifted_;  // by label
};

class DependencyTree {
 public:
  // `lifted` must outlive the tree.
  DependencyTree(const LiftedLabels& lifted, Label root) : lifted_(&lifted), root_(root) {}

  // `heads` holds -1 where a token has none. All three are of the paragraph's length.
  void build(std::span<const std::int32_t> heads, std::span<const Label> labels,
             std::span<const std::uint8_t> is_space);

  [[nodiscard]] std::span<const std::uint32_t> heads() const { return heads_; }
  [[nodiscard]] std::span<const Label> labels() const { return labels_; }
  // Non-zero where a token is the first of a sentence. Heads lie in the sentence of their token.
  [[nodiscard]] std::span<const std::uint8_t> sentence_starts() const { return sentence_starts_; }

 private:
  void find_edges();
  bool spread_edges();
  void find_sentence_starts();
  void join_crossed_sentences();
  void undo_lifts(std::span<const std::uint8_t> is_space);
  void collect_children();
  void move(std::uint32_t token, std::uint32_t head);
  std::uint32_t find_head(std::uint32_t token, Label head_label,
                          std::span<const std::uint8_t> is_space);

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  const LiftedLabels* lifted_;
  Label root_;
  std::vector<std::uint32_t> heads_;
  std::vector<Label> labels_;
  std::vector<std::uint8_t> sentence_starts_;
  // First and last token of the subtree.
  std::vector<std::uint32_t> left_edges_;
  std::vector<std::uint32_t> right_edges_;
  // Dependents in order of the text, as lists; only while lifts are undone.
  std::vector<std::uint32_t> first_child_;
  std::vector<std::uint32_t> next_sibling_;
  std::vector<std::uint32_t> queue_;
};

}  // namespace standoff
