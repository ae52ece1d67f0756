#include "standoff/language/lexeme.h"

#include <gtest/gtest.h>

#include "standoff/language/string_hash.h"
#include "standoff/language/testing/small_tokenizer.h"

namespace standoff {
namespace {

TEST(Lexeme, HasSpacysAttributes) {
  struct Case {
    const char* why;
    std::string_view text;
    std::string_view norm;
    std::string_view lower;
    std::string_view prefix;
    std::string_view suffix;
    std::string_view shape;
  };
  const Case kCases[] = {
      {"a name", "Reuters", "reuters", "reuters", "R", "ers", "Xxxxx"},
      {"shorter than a suffix", "is", "is", "is", "i", "is", "xx"},
      {"runs are cut at four", "11,12345", "11,12345", "11,12345", "1", "345", "dd,dddd"},
      {"a currency", "€", "$", "€", "€", "€", "€"},
      {"several characters of currency", "US$", "$", "us$", "U", "US$", "XX$"},
      {"a quotation mark", "“", "\"", "“", "“", "“", "“"},
      {"characters, not bytes", "Łódź", "łódź", "łódź", "Ł", "ódź", "Xxxx"},
      {"sigma at the end", "ΟΔΟΣ", "οδος", "οδος", "Ο", "ΔΟΣ", "XXXX"},
      {"sigma alone", "Σ", "σ", "σ", "Σ", "Σ", "X"},
      {"sigma before a letter and after a mark", "Α'ΣΑ", "α'σα", "α'σα", "Α", "'ΣΑ", "X'XX"},
      {"a dotted capital I becomes two", "İT", "i̇t", "i̇t", "İ", "İT", "XX"},
      {"title case is not upper case", "ǅ", "ǆ", "ǆ", "ǅ", "ǅ", "x"},
      {"letters of no case", "日本", "日本", "日本", "日", "日本", "xx"},
      {"superscripts are digits", "m²", "m²", "m²", "m", "m²", "xd"},
      {"Roman numerals are not", "Ⅳ", "ⅳ", "ⅳ", "Ⅳ", "Ⅳ", "Ⅳ"},
      {"an emoji stands for itself", "👍🏽", "👍🏽", "👍🏽", "👍", "👍🏽",
       "👍🏽"},
      {"a reserved symbol", "X", "x", "x", "X", "X", "X"},
      {"a letter of Unicode 15 is unknown", "𞓐𞓐", "𞓐𞓐", "𞓐𞓐", "𞓐", "𞓐𞓐",
       "𞓐𞓐"},
  };
  const Lexicon lexicon;
  for (const Case& c : kCases) {
    const Lexeme lexeme = lexicon.lexeme(c.text);
    EXPECT_EQ(lexeme.orth, string_id(c.text)) << c.why;
    EXPECT_EQ(lexeme.norm, string_id(c.norm)) << c.why;
    EXPECT_EQ(lexeme.lower, string_id(c.lower)) << c.why;
    EXPECT_EQ(lexeme.prefix, string_id(c.prefix)) << c.why;
    EXPECT_EQ(lexeme.suffix, string_id(c.suffix)) << c.why;
    EXPECT_EQ(lexeme.shape, string_id(c.shape)) << c.why;
    EXPECT_FALSE(lexeme.is_space) << c.why;
  }
}

TEST(Lexeme, KnowsWhiteSpaceAndLongWords) {
  const Lexicon lexicon;
  for (const char* text : {" ", "\n\n", "\t", "\x1C", "\u0085", "\u00A0", "\u2028", "\u3000"}) {
    EXPECT_TRUE(lexicon.lexeme(text).is_space) << text;
  }
  for (const char* text : {"\u200B", "\uFEFF", " a", "\x01"}) {
    EXPECT_FALSE(lexicon.lexeme(text).is_space) << text;
  }
  EXPECT_EQ(lexicon.lexeme(std::string(99, 'a')).shape, string_id("xxxx"));
  EXPECT_EQ(lexicon.lexeme(std::string(100, 'a')).shape, string_id("LONG"));
}

TEST(Lexeme, ReadsTheNormTableBeforeBaseNorms) {
  const std::string lookups = to_msgpack({{"lexeme_norm", {{"cos", "because"}, {"€", "euro"}}}});
  const auto small = make_tokenizer(to_msgpack(small_tokenizer_rules()), lookups);
  ASSERT_TRUE(small) << small.error().to_string();
  EXPECT_EQ(small->lexicon.lexeme("cos").norm, string_id("because"));
  EXPECT_EQ(small->lexicon.lexeme("Cos").norm, string_id("cos")) << "the table knows forms as is";
  EXPECT_EQ(small->lexicon.lexeme("€").norm, string_id("euro"));
  EXPECT_EQ(small->lexicon.lexeme("£").norm, string_id("$"));
}

TEST(LexemeCache, GivesDenseIdsThatStay) {
  const Lexicon lexicon;
  LexemeCache cache(lexicon);
  const std::uint32_t said = cache.find_or_add("said");
  const Lexeme* address = &cache[said];
  for (int i = 0; i < 10'000; ++i) cache.find_or_add("w" + std::to_string(i));
  EXPECT_EQ(cache.find_or_add("said"), said);
  EXPECT_EQ(&cache[said], address);
  EXPECT_EQ(cache[said].text, "said");
  EXPECT_EQ(cache.size(), 10'001U);
  cache.clear();
  EXPECT_EQ(cache.size(), 0U);
  EXPECT_EQ(cache.find_or_add("other"), 0U);
}

TEST(LexemeCache, KeepsPrescribedNormsApart) {
  const Lexicon lexicon;
  LexemeCache cache(lexicon);
  const std::uint32_t plain = cache.find_or_add("ca");
  const std::uint32_t can = cache.find_or_add("ca", string_id("can"));
  EXPECT_NE(plain, can);
  EXPECT_EQ(cache[plain].norm, string_id("ca"));
  EXPECT_EQ(cache[can].norm, string_id("can"));
  EXPECT_EQ(cache[can].orth, cache[plain].orth);
}

}  // namespace
}  // namespace standoff
