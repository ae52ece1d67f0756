#include "standoff/language/internal/suffix_search.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace standoff {
namespace {

constexpr std::string_view kPattern =
    R"(\)$|,$|'s$|’s$|(?<=[0-9])(?:km|km²|%)$|(?<=[a-z°])\.$|\.\.+$)";

std::size_t suffix_size(std::string_view pattern, const std::string& text) {
  const Result<SuffixSearch> search = SuffixSearch::compile(pattern);
  if (!search) return std::string::npos;
  RegexScratch scratch;
  return search->size(text, scratch);
}

TEST(SuffixSearch, FindsTheLeftmostMatch) {
  struct Case {
    const char* why;
    std::string_view pattern;
    std::string end;  // of the text
    std::size_t size;
  };
  const Case kCases[] = {
      {"none", kPattern, "a", 0},
      {"one character", kPattern, "a)", 1},
      {"bytes, not characters", kPattern, "5km²", 4},
      {"what stands before decides", kPattern, "xkm", 0},
      {"what stands before the reach too", "(?<=abc)d$", "abcd", 1},
      {"repeated", kPattern, "a.....", 5},
      {"repeated, not at the end", kPattern, "a.....b", 0},
      {"the longer of two that fit", kPattern, "a..", 2},
      {"the leftmost, whatever the order", "b$|ab$|(?:a|b|c)+$", "-cab", 3},
      {"a pattern that need not end the text counts by its length", "a|b$", "xabb", 1},
      {"an escaped sign is no end", R"(a\$|b$)", "a$", 2},
      {"a last line feed", ",$", ",\n", 1},
  };
  for (const Case& c : kCases) {
    const std::string before(200, '-');
    EXPECT_EQ(suffix_size(c.pattern, c.end), c.size) << c.why;
    if (c.pattern.find("a|") != 0) {
      EXPECT_EQ(suffix_size(c.pattern, before + c.end), c.size) << c.why << ", in a long text";
    }
  }
}

TEST(SuffixSearch, FindsInPartsWhatTheWholeFinds) {
  const Result<SuffixSearch> search = SuffixSearch::compile(kPattern);
  const Result<Regex> whole = Regex::compile(kPattern);
  ASSERT_TRUE(search && whole);
  RegexScratch scratch;
  const std::string_view characters[] = {".", ".", ".", ",", ")", "'s", "’s", "5", "km", "²", "a"};
  std::mt19937 random(7);  // NOLINT: the same texts every time
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += characters[random() % std::size(characters)];
    const auto match = whole->search(text, 0, scratch);
    EXPECT_EQ(search->size(text, scratch), match ? text.size() - match->begin : 0) << text;
  }
}

TEST(SuffixSearch, RefusesWhatIsNoPattern) { EXPECT_FALSE(SuffixSearch::compile("(a$")); }

}  // namespace
}  // namespace standoff
