#include "standoff/language/internal/dependency_tree.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

struct Case {
  const char* why;
  std::vector<std::int32_t> heads;  // -1: none
  std::vector<std::string> labels;
  std::vector<std::uint32_t> tree_heads;
  std::vector<std::string> tree_labels;
  std::vector<std::uint32_t> sentences;  // their first tokens
  std::vector<std::uint8_t> is_space = {};
};

const Case kCases[] = {
    {"no token", {}, {}, {}, {}, {}},
    {"a token without a head is a root", {-1, 0}, {"x", "obj"}, {0, 0}, {"ROOT", "obj"}, {0}},
    {"a sentence starts where the subtree of its root does",
     {1, -1, 3, -1},
     {"nsubj", "", "det", ""},
     {1, 1, 3, 3},
     {"nsubj", "ROOT", "det", "ROOT"},
     {0, 2}},
    {"edges spread through several heads",
     {2, 0, -1, 5, 3, -1},
     {"a", "b", "", "c", "d", ""},
     {2, 0, 2, 5, 3, 5},
     {"a", "b", "ROOT", "c", "d", "ROOT"},
     {0, 3}},
    {"a lifted label finds its head among the dependents of the head",
     {-1, 0, 0},
     {"", "dobj", "prep||dobj"},
     {0, 0, 1},
     {"ROOT", "dobj", "prep"},
     {0}},
    {"the nearest level wins over the left-most",
     {3, 0, 3, -1, 3},
     {"x", "dobj", "dobj", "", "prep||dobj"},
     {3, 0, 3, 3, 2},
     {"x", "dobj", "dobj", "ROOT", "prep"},
     {0}},
    {"without such a dependent the head stays",
     {-1, 0},
     {"", "prep||dobj"},
     {0, 0},
     {"ROOT", "prep"},
     {0}},
    {"white space is passed over, and what hangs on it",
     {-1, 0, 1, 0},
     {"", "dobj", "dobj", "prep||dobj"},
     {0, 0, 1, 0},
     {"ROOT", "dobj", "dobj", "prep"},
     {0},
     {0, 1, 0, 0}},
    {"what was moved out of a subtree's old edges is not seen there",
     {-1, 0, 0, 0},
     {"", "dobj", "prep||dobj", "pobj||prep"},
     {0, 0, 1, 0},
     {"ROOT", "dobj", "prep", "pobj"},
     {0}},
};

TEST(DependencyTree, BuildsTrees) {
  for (const Case& c : kCases) {
    LabelTable table;
    std::vector<Label> labels;
    for (const std::string& label : c.labels) labels.push_back(table.intern(label));
    const Label root = table.intern("ROOT");
    const LiftedLabels lifted(labels, table);
    std::vector<std::uint8_t> is_space = c.is_space;
    is_space.resize(c.heads.size());

    DependencyTree tree(lifted, root);
    tree.build(c.heads, labels, is_space);
    EXPECT_EQ(std::vector(tree.heads().begin(), tree.heads().end()), c.tree_heads) << c.why;
    std::vector<std::string> names;
    for (const Label label : tree.labels()) names.emplace_back(table.name(label));
    EXPECT_EQ(names, c.tree_labels) << c.why;
    std::vector<std::uint32_t> sentences;
    for (std::uint32_t i = 0; i < c.heads.size(); ++i) {
      if (tree.sentence_starts()[i] != 0) sentences.push_back(i);
    }
    EXPECT_EQ(sentences, c.sentences) << c.why;
  }
}

TEST(DependencyTree, KeepsHeadsInTheirSentence) {
  // Two trees that cross: spaCy would start a sentence inside the first.
  LabelTable table;
  const std::vector<Label> labels(4, table.intern("x"));
  const LiftedLabels lifted(labels, table);
  DependencyTree tree(lifted, table.intern("ROOT"));
  const std::int32_t heads[] = {-1, -1, 0, 1};
  const std::uint8_t is_space[] = {0, 0, 0, 0};
  tree.build(heads, labels, is_space);
  EXPECT_EQ(tree.sentence_starts()[0], 1);
  EXPECT_EQ(tree.sentence_starts()[1], 0);
}

}  // namespace
}  // namespace standoff
