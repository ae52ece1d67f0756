#include "standoff/present/wrap.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(DisplayWidth, CountsColumns) {
  struct Case {
    const char* why;
    const char* text;
    std::size_t width;
  };
  const Case kCases[] = {
      {"ASCII", "truce", 5},
      {"accents that are part of the letter", "Garc\u00EDa", 6},
      {"accents that combine", "Garci\u0301a", 6},
      {"ideographs take two", "\u505C\u6226", 4},
      {"a zero-width joiner takes none", "a\u200Db", 2},
      {"an em dash takes one", "\u2014", 1},
  };
  for (const Case& c : kCases) EXPECT_EQ(display_width(c.text), c.width) << c.why;
}

TEST(Wrap, BreaksAtSpaces) {
  struct Case {
    const char* why;
    const char* text;
    std::size_t width;
    std::vector<std::string> lines;
  };
  const Case kCases[] = {
      {"nothing", " \n ", 10, {}},
      {"fits", "one two", 7, {"one two"}},
      {"one column short", "one two", 6, {"one", "two"}},
      {"line ends of the text are spaces", "one\r\n  two", 20, {"one two"}},
      {"a word that is wider is cut", "abcdefgh ij", 3, {"abc", "def", "gh", "ij"}},
      {"wide characters are not cut in half", "\u505C\u6226\u5354", 5, {"\u505C\u6226", "\u5354"}},
      {"a combining mark stays with its letter", "abe\u0301d", 3, {"abe\u0301", "d"}},
      {"escape sequences cannot reach the terminal", "a\x1B[31mred", 20, {"a[31mred"}},
      {"nor can overrides of direction", "a\u202Eb", 20, {"ab"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(wrap(c.text, c.width), c.lines) << c.why;
}

}  // namespace
}  // namespace standoff
