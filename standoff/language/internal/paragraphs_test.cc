#include "standoff/language/internal/paragraphs.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

struct Case {
  const char* why;
  std::string text;
  std::vector<std::string> paragraphs;
};

std::vector<std::string> paragraphs(const std::string& text, Paragraphs how) {
  std::vector<std::string> found;
  for (const ByteSpan span : split_paragraphs(text, how)) found.emplace_back(span.of(text));
  return found;
}

TEST(Paragraphs, AreTrimmedLines) {
  const Case kCases[] = {
      {"no text", "", {}},
      {"white space only", " \n\t\r\n\u00A0", {}},
      {"one line without an end", "a b", {"a b"}},
      {"empty lines between", "a\n\n\nb\n", {"a", "b"}},
      {"white space at the ends is cut, inside it stays", "  a  b \n", {"a  b"}},
      {"carriage returns are white space", "a\r\nb\r\n", {"a", "b"}},
      {"so are no-break and ideographic space", "\u00A0a\u3000\nb", {"a", "b"}},
      {"a zero-width space is not", "\u200B", {"\u200B"}},
      {"other line separators do not cut", "a\u2028b\rc", {"a\u2028b\rc"}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(paragraphs(c.text, Paragraphs::kLines), c.paragraphs) << c.why;
  }
}

TEST(Paragraphs, OfNewsLeaveDatelinesApart) {
  const Case kCases[] = {
      {"a dateline stands alone", "T\nBEIRUT (AP) - He left.", {"T", "BEIRUT (AP) -", "He left."}},
      {"with land and day",
       "T\nTBILISI, Georgia, March 3 -- \"No,\" he said.",
       {"T", "TBILISI, Georgia, March 3 --", "\"No,\" he said."}},
      {"of two places, with a long dash",
       "T\nMUSCAT/TEHRAN, Jan 15 \u2014 He left.",
       {"T", "MUSCAT/TEHRAN, Jan 15 \u2014", "He left."}},
      {"in small letters only before an agency",
       "T\nKyiv, Ukraine (Reuters) \u2013 He left.\nKyiv - He left.",
       {"T", "Kyiv, Ukraine (Reuters) \u2013", "He left.", "Kyiv - He left."}},
      {"or with its land",
       "T\nRaipur, India - He left.\nCape Town, South Africa \u2014 He left.",
       {"T", "Raipur, India -", "He left.", "Cape Town, South Africa \u2014", "He left."}},
      {"before a colon only in the lead, as in transcripts a colon is behind who speaks",
       "T\nDENPASAR, Indonesia: He left.\nREPORTER: He left?",
       {"T", "DENPASAR, Indonesia:", "He left.", "REPORTER: He left?"}},
      {"and in capitals", "T\nIslamabad: He left.", {"T", "Islamabad: He left."}},
      {"so does the time of an entry",
       "T\n16:20 He left.\n4:15 p.m. \u2013 \"No\"\n09.05 GMT: He came.",
       {"T", "16:20", "He left.", "4:15 p.m. \u2013", "\"No\"", "09.05 GMT:", "He came."}},
      {"not a score or a sum",
       "T\n2:1 to them\n1.25 million left",
       {"T", "2:1 to them", "1.25 million left"}},
      {"not in a title", "LONDON - He left.", {"LONDON - He left."}},
      {"not before half a sentence",
       "T\nNATO - the alliance - left.",
       {"T", "NATO - the alliance - left."}},
      {"nor of few letters", "T\nEU - US talks end", {"T", "EU - US talks end"}},
      {"nor a sentence with a dash", "T\nLONDON left - It did.", {"T", "LONDON left - It did."}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(paragraphs(c.text, Paragraphs::kNews), c.paragraphs) << c.why;
  }
}

TEST(Paragraphs, OfLinesKeepDatelines) {
  const std::vector<std::string> kept = {"T", "BEIRUT (AP) - He left."};
  EXPECT_EQ(paragraphs("T\nBEIRUT (AP) - He left.", Paragraphs::kLines), kept);
}

}  // namespace
}  // namespace standoff
