#include "standoff/document/testing/flat_document.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(FlatDocument, LinesWordsAndMarks) {
  const Document document = flat_document("\n  Ann left — now.\n\nÉmile 2\n");
  ASSERT_EQ(document.paragraphs().size(), 2U);
  ASSERT_EQ(document.token_count(), 7U);
  EXPECT_EQ(document.token(2).text(), "—");
  EXPECT_EQ(document.token(2).pos(), "PUNCT");
  EXPECT_EQ(document.token(3).head().text(), "Ann");
  EXPECT_EQ(document.token(5).text(), "Émile");
  EXPECT_EQ(flat_document("").token_count(), 0U);
}

}  // namespace
}  // namespace standoff
