#include "standoff/language/attribute_ruler.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "standoff/language/testing/small_tokenizer.h"

namespace standoff {
namespace {

using nlohmann::json;

// A list of rules whose patterns and attributes are written in JSON.
struct Rule {
  const char* patterns;
  const char* attributes;
  int index = 0;
};

json to_json(const std::vector<Rule>& rules) {
  json list = json::array();
  for (const Rule& rule : rules) {
    list.push_back({{"patterns", json::parse(rule.patterns)},
                    {"attrs", json::parse(rule.attributes)},
                    {"index", rule.index}});
  }
  return list;
}

struct SmallRuler {
  Pack pack;
  LabelTable labels;
  AttributeRuler ruler;
};

Result<SmallRuler> make_ruler(const json& rules) {
  PackWriter writer;
  if (Result<void> ok = pack_attribute_ruler(to_msgpack(rules), writer); !ok) return ok.error();
  Result<Pack> pack = Pack::adopt(std::move(writer).finish());
  if (!pack) return std::move(pack).error();
  LabelTable labels;
  Result<AttributeRuler> ruler = AttributeRuler::from_pack(*pack, labels);
  if (!ruler) return std::move(ruler).error();
  return SmallRuler{*std::move(pack), std::move(labels), *std::move(ruler)};
}

struct Word {
  std::string text;
  std::string tag;
  std::string dep = {};
};

// "tag/pos/morph/dep/lemma" of each word after the rules.
std::vector<std::string> apply(SmallRuler& small, const std::vector<Word>& words) {
  const Lexicon lexicon;
  LexemeCache lexemes(lexicon);
  std::vector<TokenAttributes> tokens;
  for (const Word& word : words) {
    tokens.push_back({.lexeme = &lexemes[lexemes.find_or_add(word.text)],
                      .tag = small.labels.intern(word.tag),
                      .dep = small.labels.intern(word.dep)});
  }
  small.ruler.apply(tokens);
  std::vector<std::string> results;
  for (const TokenAttributes& token : tokens) {
    std::string result;
    for (const Label label : {token.tag, token.pos, token.morph, token.dep}) {
      result += std::string(small.labels.name(label)) + "/";
    }
    results.push_back(result + std::string(token.lemma));
  }
  return results;
}

TEST(AttributeRuler, SetsWhatItsRulesSay) {
  const Rule noun = {R"([[{"TAG": "NN"}]])", R"({"POS": "NOUN", "MORPH": "Number=Sing"})"};
  struct Case {
    const char* why;
    std::vector<Rule> rules;
    std::vector<Word> words;
    std::vector<std::string> results;
  };
  const Case kCases[] = {
      {"a tag", {noun}, {{"cat", "NN"}, {"sat", "VBD"}}, {"NN/NOUN/Number=Sing//", "VBD////"}},
      {"later rules win, attribute by attribute",
       {noun, {R"([[{"TAG": "NN", "LOWER": "it"}]])", R"({"POS": "PRON"})"}},
       {{"It", "NN"}},
       {"NN/PRON/Number=Sing//"}},
      {"an earlier rule does not",
       {{R"([[{"LOWER": "it"}]])", R"({"POS": "PRON"})"}, noun},
       {{"it", "NN"}},
       {"NN/NOUN/Number=Sing//"}},
      {"rules see the attributes as they were",
       {{R"([[{"TAG": "A"}]])", R"({"TAG": "B"})"}, {R"([[{"TAG": "B"}]])", R"({"POS": "X"})"}},
       {{"w", "A"}},
       {"B////"}},
      {"two tokens, the second is set",
       {{R"([[{"LOWER": "gon"}, {"LOWER": "na"}]])", R"({"LEMMA": "to"})", 1}},
       {{"Gon", "VB"}, {"na", "TO"}, {"na", "TO"}},
       {"VB////", "TO////to", "TO////"}},
      {"an index from the end",
       {{R"([[{"LOWER": "gon"}, {"LOWER": "na"}]])", R"({"LEMMA": "to"})", -1}},
       {{"gon", "VB"}, {"na", "TO"}},
       {"VB////", "TO////to"}},
      {"a pattern does not go beyond the text",
       {{R"([[{"LOWER": "gon"}, {"LOWER": "na"}]])", R"({"LEMMA": "go"})"}},
       {{"gon", "VB"}},
       {"VB////"}},
      {"either of two patterns",
       {{R"([[{"LOWER": "gets"}], [{"LOWER": "got"}]])", R"({"LEMMA": "get"})"}},
       {{"got", "VBD"}, {"gets", "VBZ"}, {"go", "VB"}},
       {"VBD////get", "VBZ////get", "VB////"}},
      {"IN and NOT_IN",
       {{R"([[{"TAG": {"NOT_IN": ["TO", ""]}, "DEP": {"IN": ["aux", "auxpass"]}}]])",
         R"({"POS": "AUX"})"}},
       {{"to", "TO", "aux"}, {"has", "VBZ", "aux"}, {"has", "VBZ", "ROOT"}, {"x", "", "aux"}},
       {"TO///aux/", "VBZ/AUX//aux/", "VBZ///ROOT/", "///aux/"}},
      {"a regular expression sees lower case",
       {{R"([[{"LOWER": {"REGEX": "^n[ou]thin'$"}}]])", R"({"LEMMA": "nothing"})"}},
       {{"Nothin'", "NN"}, {"nuthin'", "NN"}, {"nothing", "NN"}},
       {"NN////nothing", "NN////nothing", "NN////"}},
      {"white space",
       {{R"([[{"IS_SPACE": true}]])", R"({"TAG": "_SP", "DEP": "dep"})"},
        {R"([[{"IS_SPACE": false}]])", R"({"POS": "X"})"}},
       {{"\n", "NN", "punct"}, {"a", "NN", "punct"}},
       {"_SP///dep/", "NN/X//punct/"}},
      {"features in order, none for an underscore",
       {{R"([[{"TAG": "A"}]])", R"({"MORPH": "Person=3|Case=Nom,Acc"})"},
        {R"([[{"TAG": "B"}]])", R"({"MORPH": "_"})"}},
       {{"a", "A"}, {"b", "B"}},
       {"A//Case=Acc,Nom|Person=3//", "B////"}},
      {"any token, and the text as it is",
       {{R"([[{"TEXT": "May"}, {}]])", R"({"POS": "PROPN"})"}},
       {{"May", "MD"}, {"5", "CD"}, {"may", "MD"}, {"go", "VB"}},
       {"MD/PROPN///", "CD////", "MD////", "VB////"}},
  };
  for (const Case& c : kCases) {
    Result<SmallRuler> small = make_ruler(to_json(c.rules));
    ASSERT_TRUE(small) << c.why << ": " << small.error().to_string();
    EXPECT_EQ(apply(*small, c.words), c.results) << c.why;
  }
}

TEST(AttributeRuler, RefusesRulesThatItWouldReadOtherwise) {
  constexpr const char* kSetPos = R"({"POS": "X"})";
  struct Case {
    const char* why;
    Rule rule;
    ErrorCode code;
  };
  const Case kCases[] = {
      {"an index outside the pattern",
       {R"([[{"TAG": "A"}]])", kSetPos, 1},
       ErrorCode::kInvalidData},
      {"a pattern of no tokens", {"[[]]", kSetPos}, ErrorCode::kInvalidData},
      {"a token that is no map", {"[[5]]", kSetPos}, ErrorCode::kInvalidData},
      {"a repeated token", {R"([[{"TAG": "A", "OP": "+"}]])", kSetPos}, ErrorCode::kIncompatible},
      {"an attribute that is not read",
       {R"([[{"SHAPE": "Xxx"}]])", kSetPos},
       ErrorCode::kIncompatible},
      {"an operator that is not known",
       {R"([[{"TAG": {"FUZZY": "A"}}]])", kSetPos},
       ErrorCode::kIncompatible},
      {"an attribute that is not set",
       {R"([[{"TAG": "A"}]])", R"({"NORM": "x"})"},
       ErrorCode::kIncompatible},
      {"a feature without a value",
       {R"([[{"TAG": "A"}]])", R"({"MORPH": "Number"})"},
       ErrorCode::kInvalidData},
  };
  for (const Case& c : kCases) {
    const Result<SmallRuler> small = make_ruler(to_json({c.rule}));
    ASSERT_FALSE(small) << c.why;
    EXPECT_EQ(small.error().code, c.code) << c.why << ": " << small.error().to_string();
  }
  EXPECT_FALSE(make_ruler({{"not", "a list"}}));
}

}  // namespace
}  // namespace standoff
