#include "standoff/language/lemmatizer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "standoff/language/testing/small_tokenizer.h"

namespace standoff {
namespace {

using nlohmann::json;

const json& small_tables() {
  static const json tables = json::parse(R"({
    "lemma_rules": {
      "noun": [["s", ""], ["ses", "s"], ["ies", "y"]],
      "verb": [["s", ""], ["ed", "e"], ["ed", ""], ["ing", ""]],
      "punct": [["“", "\""]],
      "adv": []
    },
    "lemma_exc": {
      "noun": {"men": ["man"], "axes": ["ax", "axis"]},
      "adv": {"best": ["well"]}
    },
    "lemma_index": {
      "noun": ["bus", "buse", "talk"],
      "verb": ["agree", "bake", "talk"]
    }
  })");
  return tables;
}

struct SmallLemmatizer {
  Pack pack;
  std::shared_ptr<LabelTable> labels;
  Lemmatizer lemmatizer;
};

Result<SmallLemmatizer> make_lemmatizer(const json& tables, const LemmatizerOptions& options = {}) {
  PackWriter writer;
  if (Result<void> ok = pack_lemmatizer(to_msgpack(tables), options, writer); !ok) {
    return ok.error();
  }
  Result<Pack> pack = Pack::adopt(std::move(writer).finish());
  if (!pack) return std::move(pack).error();
  auto labels = std::make_shared<LabelTable>();
  Result<Lemmatizer> lemmatizer = Lemmatizer::from_pack(*pack, labels);
  if (!lemmatizer) return std::move(lemmatizer).error();
  return SmallLemmatizer{*std::move(pack), labels, *std::move(lemmatizer)};
}

std::string lemma_of(const SmallLemmatizer& small, LemmaCache& cache, std::string_view text,
                     std::string_view pos, std::string_view morph = {},
                     std::string_view lemma = {}) {
  const Lexicon lexicon;
  const Lexeme lexeme = lexicon.lexeme(text);
  TokenAttributes token = {.lexeme = &lexeme,
                           .pos = small.labels->intern(pos),
                           .morph = small.labels->intern(morph),
                           .lemma = lemma};
  small.lemmatizer.apply(std::span(&token, 1), cache);
  return std::string(token.lemma);
}

TEST(Lemmatizer, FindsDictionaryForms) {
  struct Case {
    const char* why;
    std::string_view text;
    std::string_view pos;
    std::string_view morph;
    std::string_view lemma;
  };
  const Case kCases[] = {
      {"a suffix rule to a known form", "Talks", "NOUN", "Number=Plur", "talk"},
      {"of known forms the last rule's wins", "buses", "NOUN", "Number=Plur", "bus"},
      {"the first rule's where none is known", "cries", "NOUN", "Number=Plur", "crie"},
      {"the known one comes first", "baked", "VERB", "Tense=Past|VerbForm=Fin", "bake"},
      {"an exception", "men", "NOUN", "Number=Plur", "man"},
      {"of two exceptions the last", "axes", "NOUN", "Number=Plur", "axis"},
      {"an exception without rules", "best", "ADV", "Degree=Sup", "well"},
      {"no rule fits: the text as it is", "Sheep", "NOUN", "Number=Plur", "Sheep"},
      {"a form that is no word is kept", "5s", "NOUN", "Number=Plur", "5"},
      {"a rule never leaves nothing", "s", "NOUN", "Number=Plur", "s"},
      {"punctuation", "“", "PUNCT", "", "\""},
      {"a singular noun is a base form", "Bus", "NOUN", "Number=Sing", "bus"},
      {"an infinitive", "Talks", "VERB", "VerbForm=Inf", "talks"},
      {"a present without number", "Talks", "VERB", "Tense=Pres|VerbForm=Fin", "talks"},
      {"with a number it is not", "talks", "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin", "talk"},
      {"a positive degree", "Best", "ADV", "Degree=Pos", "best"},
      {"a name stays", "Talks", "PROPN", "Number=Plur", "Talks"},
      {"others are written small", "The", "DET", "", "the"},
      {"without a part of speech too", "The", "", "", "the"},
      {"white space", "\n", "SPACE", "", "\n"},
  };
  const Result<SmallLemmatizer> small = make_lemmatizer(small_tables());
  ASSERT_TRUE(small) << small.error().to_string();
  LemmaCache cache;
  for (int pass = 0; pass < 2; ++pass) {  // the second one from the cache
    for (const Case& c : kCases) {
      EXPECT_EQ(lemma_of(*small, cache, c.text, c.pos, c.morph), c.lemma) << c.why;
    }
  }
  EXPECT_GT(cache.size(), 0U);
  cache.clear();
  EXPECT_EQ(cache.size(), 0U);
}

TEST(Lemmatizer, KeepsLemmasThatAreSet) {
  LemmaCache cache;
  const Result<SmallLemmatizer> keeps = make_lemmatizer(small_tables());
  ASSERT_TRUE(keeps);
  EXPECT_EQ(lemma_of(*keeps, cache, "talks", "NOUN", "Number=Plur", "set"), "set");
  const Result<SmallLemmatizer> overwrites = make_lemmatizer(small_tables(), {.overwrite = true});
  ASSERT_TRUE(overwrites);
  EXPECT_EQ(lemma_of(*overwrites, cache, "talks", "NOUN", "Number=Plur", "set"), "talk");
}

TEST(Lemmatizer, LooksUpInLookupMode) {
  const json tables = json::parse(R"({"lemma_lookup": {"was": "be", "saw": ["see", "saw"]}})");
  const Result<SmallLemmatizer> small = make_lemmatizer(tables, {.mode = "lookup"});
  ASSERT_TRUE(small) << small.error().to_string();
  LemmaCache cache;
  EXPECT_EQ(lemma_of(*small, cache, "was", "AUX"), "be");
  EXPECT_EQ(lemma_of(*small, cache, "saw", "VERB"), "see");
  EXPECT_EQ(lemma_of(*small, cache, "Was", "AUX"), "Was") << "by the text as it is";
}

TEST(Lemmatizer, RefusesWhatItWouldReadOtherwise) {
  struct Case {
    const char* why;
    json tables;
    LemmatizerOptions options;
    ErrorCode code;
  };
  const Case kCases[] = {
      {"an unknown mode", small_tables(), {.mode = "pos_lookup"}, ErrorCode::kIncompatible},
      {"rules of another language", small_tables(), {.language = "de"}, ErrorCode::kIncompatible},
      {"no rules", json::object(), {}, ErrorCode::kInvalidData},
      {"no lookup table", small_tables(), {.mode = "lookup"}, ErrorCode::kInvalidData},
      {"a rule that is no pair",
       json::parse(R"({"lemma_rules": {"noun": [["s"]]}})"),
       {},
       ErrorCode::kInvalidData},
  };
  for (const Case& c : kCases) {
    const Result<SmallLemmatizer> small = make_lemmatizer(c.tables, c.options);
    ASSERT_FALSE(small) << c.why;
    EXPECT_EQ(small.error().code, c.code) << c.why;
  }
}

}  // namespace
}  // namespace standoff
