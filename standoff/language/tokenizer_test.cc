#include "standoff/language/tokenizer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "standoff/language/string_hash.h"
#include "standoff/language/testing/small_tokenizer.h"

namespace standoff {
namespace {

std::vector<std::string> texts_of(std::string_view text, const std::vector<LexicalToken>& tokens) {
  std::vector<std::string> texts;
  for (const LexicalToken& token : tokens) texts.emplace_back(token.span.of(text));
  return texts;
}

// Tokens are ordered and, with the spaces after them, cover the text.
void expect_cover(std::string_view text, const std::vector<LexicalToken>& tokens,
                  const std::string& why) {
  std::uint32_t at = 0;
  for (const LexicalToken& token : tokens) {
    ASSERT_EQ(token.span.begin, at) << why;
    ASSERT_LT(token.span.begin, token.span.end) << why;
    ASSERT_LE(token.span.end, text.size()) << why;
    at = token.span.end;
    if (!token.space_after) continue;
    ASSERT_LT(at, text.size()) << why;
    ASSERT_EQ(text[at], ' ') << why;
    ++at;
  }
  EXPECT_EQ(at, text.size()) << why;
}

class SmallTokenizerTest : public testing::Test {
 protected:
  SmallTokenizerTest() : small_(make_tokenizer(to_msgpack(small_tokenizer_rules()))) {}
  void SetUp() override { ASSERT_TRUE(small_) << small_.error().to_string(); }

  Result<SmallTokenizer> small_;
};

TEST_F(SmallTokenizerTest, CutsByItsRules) {
  struct Case {
    const char* why;
    std::string text;
    std::vector<std::string> tokens;
  };
  const Case kCases[] = {
      {"an empty text has no tokens", "", {}},
      {"white space alone is a token", "  \n", {"  \n"}},
      {"one space is not", "a b", {"a", "b"}},
      {"the second of two is", "a  b", {"a", " ", "b"}},
      {"white space at the edges is", " a\n", {" ", "a", "\n"}},
      {"prefixes and suffixes from outside in", "(\"a\"),", {"(", "\"", "a", "\"", ")", ","}},
      {"infixes", "a-b--c 1+2", {"a", "-", "b", "--", "c", "1", "+", "2"}},
      {"an infix at the start stays with its token", "..a", {"..", "a"}},
      {"a special case", "can't", {"ca", "n't"}},
      {"a special case inside affixes", "(can't)!", {"(", "ca", "n't", ")", "!"}},
      {"a special case that suffixes cut is restored", "(a.m.)", {"(", "a.m.", ")"}},
      {"but not over white space", "a.m .", {"a.m", "."}},
      {"a URL keeps its punctuation", "(https://a.bc/d-e)", {"(", "https://a.bc/d-e", ")"}},
      {"case counts in special cases", "Can't", {"Can't"}},
  };
  TokenizerCache cache(small_->lexicon);
  std::vector<LexicalToken> tokens;
  for (const Case& c : kCases) {
    small_->tokenizer.tokenize(c.text, cache, tokens);
    EXPECT_EQ(texts_of(c.text, tokens), c.tokens) << c.why;
    expect_cover(c.text, tokens, c.why);
  }
}

TEST_F(SmallTokenizerTest, PrescribesNormsOfSpecialCases) {
  TokenizerCache cache(small_->lexicon);
  std::vector<LexicalToken> tokens;
  small_->tokenizer.tokenize("can't ca", cache, tokens);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(cache.lexemes()[tokens[0].lexeme].norm, string_id("can"));
  EXPECT_EQ(cache.lexemes()[tokens[1].lexeme].norm, string_id("not"));
  EXPECT_EQ(cache.lexemes()[tokens[2].lexeme].norm, string_id("ca")) << "only in the special case";
}

TEST_F(SmallTokenizerTest, NamesTheRuleOfEachToken) {
  const std::string text = "(\"can't\", https://a.bc a-b..  a.m.)";
  std::vector<std::string> explained;
  for (const ExplainedToken& token : small_->tokenizer.explain(text)) {
    explained.push_back(token.rule + " " + std::string(token.span.of(text)));
  }
  const std::vector<std::string> expected = {"PREFIX (",
                                             "PREFIX \"",
                                             "SPECIAL-1 ca",
                                             "SPECIAL-2 n't",
                                             "SUFFIX \"",
                                             "SUFFIX ,",
                                             "URL_MATCH https://a.bc",
                                             "TOKEN a",
                                             "INFIX -",
                                             "TOKEN b",
                                             "SUFFIX ..",
                                             "SPACE  ",
                                             "SPECIAL-1 a.m.",
                                             "SUFFIX )"};
  EXPECT_EQ(explained, expected);
}

TEST_F(SmallTokenizerTest, GivesTheSameWithAnyCache) {
  const std::string text = "(can't) a-b \"a.m.\" a-b.. (a.m.) x's";
  TokenizerCache warm(small_->lexicon);
  std::vector<LexicalToken> first;
  std::vector<LexicalToken> again;
  small_->tokenizer.tokenize(text, warm, first);
  for (int i = 0; i < 3; ++i) {
    small_->tokenizer.tokenize("a-b can't ca n't (a.m. x " + std::to_string(i), warm, again);
    small_->tokenizer.tokenize(text, warm, again);
    EXPECT_EQ(texts_of(text, again), texts_of(text, first));
  }
  warm.clear();
  small_->tokenizer.tokenize(text, warm, again);
  EXPECT_EQ(texts_of(text, again), texts_of(text, first));
}

TEST_F(SmallTokenizerTest, TakesTextsOfAnyLength) {
  struct Case {
    const char* why;
    std::string text;
    std::size_t tokens;
  };
  const std::size_t limit = Tokenizer::kMaxChunk;
  const Case kCases[] = {
      {"one letter, many times", std::string(5'000'000, 'a'), 1},
      {"brackets within the limit are cut one by one", std::string(1000, '('), 1000},
      {"of a heap of brackets only the outer ones are", std::string(limit, '('), 34},
      {"a chunk beyond the limit is one token", std::string(limit + 1, '('), 1},
      {"white space", std::string(1'000'000, ' '), 1},
      {"dots before what is no dot", std::string(limit - 1, '.') + "a", 2},
  };
  TokenizerCache cache(small_->lexicon);
  std::vector<LexicalToken> tokens;
  for (const Case& c : kCases) {
    small_->tokenizer.tokenize(c.text, cache, tokens);
    EXPECT_EQ(tokens.size(), c.tokens) << c.why;
    expect_cover(c.text, tokens, c.why);
  }
}

TEST(TokenizerFile, IsRefusedWhereItBreaksItsFormat) {
  const auto with = [](const char* key, const nlohmann::json& value) {
    nlohmann::json rules = small_tokenizer_rules();
    rules[key] = value;
    return to_msgpack(rules);
  };
  const auto exception = [&with](const nlohmann::json& token) {
    return with("exceptions", {{"ab", {token}}});
  };
  struct Case {
    const char* why;
    std::string file;
    ErrorCode code;
  };
  const Case kCases[] = {
      {"an empty file", "", ErrorCode::kInvalidData},
      {"not a map", to_msgpack("text"), ErrorCode::kInvalidData},
      {"a file that was cut off", to_msgpack(small_tokenizer_rules()).substr(0, 100),
       ErrorCode::kInvalidData},
      {"a pattern that is none", with("prefix_search", "("), ErrorCode::kInvalidData},
      {"a pattern with flags", with("url_match", "(?i)a"), ErrorCode::kIncompatible},
      {"tokens that are not the text", exception({{"ORTH", "a"}}), ErrorCode::kInvalidData},
      {"a value that is not text", exception({{"ORTH", 5}}), ErrorCode::kInvalidData},
      {"more than ORTH and NORM", exception({{"ORTH", "ab"}, {"TAG", "NN"}}),
       ErrorCode::kIncompatible},
  };
  for (const Case& c : kCases) {
    const auto small = make_tokenizer(c.file);
    ASSERT_FALSE(small) << c.why;
    EXPECT_EQ(small.error().code, c.code) << c.why << ": " << small.error().to_string();
  }
  PackWriter empty;
  const Result<Pack> pack = Pack::adopt(std::move(empty).finish());
  ASSERT_TRUE(pack);
  EXPECT_FALSE(Tokenizer::from_pack(*pack)) << "a pack without a tokenizer";
}

}  // namespace
}  // namespace standoff
