#include "standoff/language/internal/pattern_shape.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

using Texts = std::vector<std::string_view>;

TEST(PatternShape, FindsTheOutermostAlternatives) {
  struct Case {
    const char* why;
    std::string_view pattern;
    Texts alternatives;
  };
  const Case kCases[] = {
      {"one", "ab", {"ab"}},
      {"none is one that is empty", "", {""}},
      {"several", "a|b||c", {"a", "b", "", "c"}},
      {"those of groups are theirs", "a(b|c)|(?<=d|e)f", {"a(b|c)", "(?<=d|e)f"}},
      {"a class holds bars and brackets",
       "[|(]|[]|]|[^]|]|[\\]|]",
       {"[|(]", "[]|]", "[^]|]", "[\\]|]"}},
      {"an escape is text", R"(\||\(|\))", {R"(\|)", R"(\()", R"(\))"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(alternatives_of(c.pattern), c.alternatives) << c.why;
}

TEST(PatternShape, BoundsMatches) {
  struct Case {
    const char* why;
    std::string_view pattern;
    std::optional<std::size_t> characters;
  };
  const Case kCases[] = {
      {"characters, not bytes", "“é$", 2},
      {"escapes and classes are one character", R"(\.\u00e9[a-z\]])", 3},
      {"the longest alternative", "a|bcd|ef", 3},
      {"of groups too", "x(?:km|m|)y", 4},
      {"what looks around takes nothing", "(?<=abc|d)e(?!fg)", 1},
      {"an option may be there", "ab?", 2},
      {"repetition has no bound", R"(\.\.+$)", std::nullopt},
      {"nor in an alternative", "a|(?:b|c*)", std::nullopt},
      {"a counted one is not counted", "a{2}", std::nullopt},
      {"a repeated sign that is text", R"(\+[*+{])", 2},
  };
  for (const Case& c : kCases) EXPECT_EQ(longest_match(c.pattern), c.characters) << c.why;
}

TEST(PatternShape, FindsRepetitionUpToTheEnd) {
  struct Case {
    const char* why;
    std::string_view pattern;
    std::string_view character;
  };
  const Case kCases[] = {
      {"two and more", R"(\.\.+$)", R"(\.)"},
      {"one and more", "[-~]+$", "[-~]"},
      {"another character", "ab+$", ""},
      {"more after it", "a+b$", ""},
      {"not up to the end", "a+", ""},
      {"a reluctant one", "a+?$", ""},
      {"a group is not looked into", "(a)+$", ""},
      {"a point is any character but one", ".+$", ""},
  };
  for (const Case& c : kCases) EXPECT_EQ(repeated_to_the_end(c.pattern), c.character) << c.why;
}

}  // namespace
}  // namespace standoff
