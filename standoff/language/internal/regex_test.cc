#include "standoff/language/internal/regex.h"

#include <gtest/gtest.h>

#include <string>

#include "standoff/language/internal/python_pattern.h"

namespace standoff {
namespace {

// Rows as Python's re.search answers them; begin == end == -1: no match.
TEST(Regex, SearchesLikePython) {
  struct Case {
    const char* why;
    std::string_view pattern;
    std::string_view text;
    int begin;
    int end;
  };
  const Case kCases[] = {
      {"leftmost, then the first alternative", "a|ab", "xab", 1, 2},
      {"$ is before a last line feed too", "a$", "a\n", 0, 1},
      {"but not before two", "a$", "a\n\n", -1, -1},
      {"\\Z is the very end", "a\\Z", "a\n", -1, -1},
      {"a dot is anything but a line feed", "^.$", "\r", 0, 1},
      {"\\u takes four digits", "\\u00e9", "caf\u00e9", 3, 5},
      {"\\U takes eight", "[\\U0001F600-\\U0001F64F]", "a\U0001F601", 1, 5},
      {"\\x takes two", "\\x41b", "Ab", 0, 2},
      {"\\w knows letters and digits of all scripts", "\\w+", "-\u0436\u0663\u00b2_-", 1, 8},
      {"\\w does not know marks", "\\w+", "e\u0301", 0, 1},
      {"\\d is decimal digits only", "\\d", "\u00b2\u0663", 2, 4},
      {"\\s knows separators that C does not", "\\s", "a\x1C", 1, 2},
      {"\\s knows the next line character", "\\s", "a\u0085", 1, 3},
      {"\\s does not know the zero-width space", "\\s", "\u200b", -1, -1},
      {"\\S is the rest", "\\S", "\u00a0\u200b", 2, 5},
      {"classes in classes", "[\\w.]+", "!a.b", 1, 4},
      {"\\b is by \\w", "\\bb", "a-b", 2, 3},
      {"\\B too", "\\Bb", "b ab", 3, 4},
      {"\\v is the vertical tab alone", "\\v", "\n\x0B", 1, 2},
      {"[ is text inside a class", "[[:alpha:]]", ":]", 0, 2},
      {"] first in a class is text", "[]a]+", "a]", 0, 2},
      {"{,2} counts from nothing", "^a{,2}$", "aa", 0, 2},
      {"{ alone is text", "a{", "a{", 0, 2},
      {"look-behind", "(?<=[0-9])km", "a km 5km", 6, 8},
      {"case counts", "A", "a", -1, -1},
      {"(?u) says nothing", "(?u)^a", "a", 0, 1},
  };
  RegexScratch scratch;
  for (const Case& c : kCases) {
    const Result<Regex> regex = Regex::compile(c.pattern);
    ASSERT_TRUE(regex) << c.why << ": " << regex.error().to_string();
    const auto match = regex->search(c.text, 0, scratch);
    EXPECT_EQ(match ? static_cast<int>(match->begin) : -1, c.begin) << c.why;
    EXPECT_EQ(match ? static_cast<int>(match->end) : -1, c.end) << c.why;
  }
}

TEST(Regex, MatchesAtTheStart) {
  const Result<Regex> regex = Regex::compile("b", Regex::Where::kAtStart);
  ASSERT_TRUE(regex);
  RegexScratch scratch;
  EXPECT_TRUE(regex->matches("ba", scratch));
  EXPECT_FALSE(regex->matches("ab", scratch));
}

TEST(Regex, GoesOnAfterAnEmptyMatch) {
  const Result<Regex> regex = Regex::compile("x*");
  ASSERT_TRUE(regex);
  RegexScratch scratch;
  const auto next = regex->search("ax", 0, scratch, /*not_empty=*/true);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->begin, 1U);
  EXPECT_EQ(next->end, 2U);
}

TEST(Regex, EndsOnHostileTexts) {
  const Result<Regex> regex = Regex::compile("(?:(?:a+)+)+$");
  ASSERT_TRUE(regex);
  RegexScratch scratch;
  EXPECT_FALSE(regex->matches(std::string(5000, 'a') + "b", scratch)) << "a limit is no match";
  EXPECT_TRUE(regex->matches("aaa", scratch)) << "and does no harm to the next search";
}

TEST(Regex, RefusesWhatItCannotTranslate) {
  struct Case {
    const char* why;
    std::string_view pattern;
    ErrorCode code;
  };
  const Case kCases[] = {
      {"flags change what characters mean", "(?i)a", ErrorCode::kIncompatible},
      {"flags of a group too", "(?i:a)", ErrorCode::kIncompatible},
      {"conditions", "(a)(?(1)b|c)", ErrorCode::kIncompatible},
      {"\\W in a class has no list", "[\\W]", ErrorCode::kIncompatible},
      {"references", "(a)\\1", ErrorCode::kIncompatible},
      {"PCRE2's verbs are not Python", "(*UCP)a", ErrorCode::kInvalidData},
      {"PCRE2's escapes are not Python", "\\K", ErrorCode::kInvalidData},
      {"too few digits", "\\u00e", ErrorCode::kInvalidData},
      {"beyond Unicode", "\\U00110000", ErrorCode::kInvalidData},
      {"a class that does not end", "[ab", ErrorCode::kInvalidData},
      {"a group that does not end", "(a", ErrorCode::kInvalidData},
      {"a last backslash", "a\\", ErrorCode::kInvalidData},
  };
  for (const Case& c : kCases) {
    const Result<Regex> regex = Regex::compile(c.pattern);
    ASSERT_FALSE(regex) << c.why;
    EXPECT_EQ(regex.error().code, c.code) << c.why << ": " << regex.error().to_string();
  }
}

}  // namespace
}  // namespace standoff
