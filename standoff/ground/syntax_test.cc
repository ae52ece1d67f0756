#include "standoff/ground/syntax.h"

#include <gtest/gtest.h>

#include "standoff/document/testing/conllu.h"

namespace standoff {
namespace {

TEST(Syntax, FindsASubjectThatHangsOnTheAuxiliary) {
  const auto document = read_conllu(
      "1 France France PROPN NNP _ 3 nsubj _ NER=B-GPE\n2 has have AUX VBZ _ 3 aux _ _\n"
      "3 been be AUX VBN _ 4 aux _ _\n4 urging urge VERB VBG _ 0 ROOT _ _\n"
      "5 allies ally NOUN NNS _ 4 dobj _ _\n");
  ASSERT_TRUE(document);
  const Syntax syntax(*document);
  EXPECT_EQ(syntax.child(3, {"nsubj", "nsubjpass"}), 0U);
  EXPECT_EQ(syntax.child(3, {"dobj"}), 4U);
  EXPECT_EQ(syntax.child(3, {"prep"}), kNoToken);
}

}  // namespace
}  // namespace standoff
