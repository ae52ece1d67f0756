#include "standoff/language/internal/paragraphs.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

TEST(Paragraphs, AreTrimmedLines) {
  struct Case {
    const char* why;
    std::string text;
    std::vector<std::string> paragraphs;
  };
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
    std::vector<std::string> paragraphs;
    for (const ByteSpan span : split_paragraphs(c.text)) paragraphs.emplace_back(span.of(c.text));
    EXPECT_EQ(paragraphs, c.paragraphs) << c.why;
  }
}

}  // namespace
}  // namespace standoff
