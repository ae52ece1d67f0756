#include "standoff/document/testing/conllu.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(ReadConllu, MakesTheTextOfTheForms) {
  const auto document = read_conllu(
      "# newpar\n"
      "1  Ann   Ann    PROPN  NNP  _  2  nsubj  _  NER=B-PERSON\n"
      "2  left  leave  VERB   VBD  _  0  ROOT   _  SpaceAfter=No\n"
      "3  .     .      PUNCT  .    _  2  punct\n"
      "\n"
      "1  Why   why    SCONJ  WRB  _  0  ROOT   _  SpaceAfter=No\n"
      "2  ?     ?      PUNCT  .    _  1  punct\n"
      "\n"
      "# newpar\n"
      "1  New   New    PROPN  NNP  _  2  compound  _  NER=B-GPE\n"
      "2  York  York   PROPN  NNP  _  0  ROOT      _  NER=I-GPE\n");
  ASSERT_TRUE(document) << document.error().to_string();
  EXPECT_EQ(document->text(), "Ann left. Why?\nNew York");
  EXPECT_EQ(document->sentences().size(), 3U);
  EXPECT_EQ(document->paragraphs().size(), 2U);
  EXPECT_EQ(document->token(0).head().lemma(), "leave");
  EXPECT_EQ(document->token(5).head().text(), "York");
  ASSERT_EQ(document->entities().size(), 2U);
  EXPECT_EQ(document->text(document->span_of(document->entities()[1].tokens)), "New York");
}

TEST(ReadConllu, PlacesTokensByCodePoint) {
  const auto document = read_conllu("1\té\té\tX\tX\t_\t0\tROOT\t_\tTokenRange=2:3\n", "é é.");
  ASSERT_TRUE(document) << document.error().to_string();
  EXPECT_EQ(document->records()[0].span, (ByteSpan{3, 5}));
}

TEST(ReadConllu, SaysWhereALineIsWrong) {
  struct Case {
    const char* why;
    const char* conllu;
    const char* text;
    const char* error;
  };
  const Case kCases[] = {
      {"a line cut short", "1 a a X X _ 0", "", "line 1: expected columns up to DEPREL"},
      {"a head that is no number", "1 a a X X _ _ ROOT", "",
       "line 1: expected the number of the head"},
      {"no place in the text", "1 a a X X _ 0 ROOT", "a",
       "line 1: expected TokenRange=BEGIN:END inside the text"},
      {"a place outside the text", "1 a a X X _ 0 ROOT _ TokenRange=0:2", "a",
       "line 1: expected TokenRange=BEGIN:END inside the text"},
  };
  for (const Case& c : kCases) {
    const auto document = read_conllu(c.conllu, c.text);
    ASSERT_FALSE(document) << c.why;
    EXPECT_EQ(document.error().to_string(), c.error) << c.why;
  }
}

}  // namespace
}  // namespace standoff
