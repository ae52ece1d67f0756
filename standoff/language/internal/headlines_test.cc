#include "standoff/language/internal/headlines.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace standoff {
namespace {

const std::set<std::string, std::less<>> kVerbs = {
    "ban", "call", "deny", "expel", "fire", "plan", "reject", "sign", "storm", "strike", "talk"};

bool is_verb(std::string_view form) { return kVerbs.contains(form); }

// "rejected VBZ" for the words of each reading.
std::vector<std::string> verbs(const std::vector<HeadlineToken>& headline) {
  std::vector<std::string> found;
  for (const HeadlineReading& reading : find_readings(headline, is_verb)) {
    std::string words;
    for (const ReadAs& word : reading.words) {
      words += (words.empty() ? "" : " ") + word.form + (word.tag.empty() ? "" : " ");
      words += word.tag;
    }
    found.push_back(words);
  }
  return found;
}

using Verbs = std::vector<std::string>;

TEST(Headlines, FindsNounsThatAgreeAsVerbs) {
  EXPECT_EQ(verbs({{"Norvia", "NNP", "compound", 1},
                   {"bans", "NNS", "ROOT", 1},
                   {"imports", "NNS", "dobj", 1}}),
            (Verbs{"banned VBZ"}));
  EXPECT_EQ(verbs({{"Protesters", "NNS", "nsubj", 1},
                   {"storm", "NN", "ROOT", 1},
                   {"parliament", "NN", "dobj", 1}}),
            (Verbs{"stormed VBP"}));
  EXPECT_EQ(verbs({{"Police", "NN", "compound", 1},
                   {"fire", "NN", "ROOT", 1},
                   {"shots", "NNS", "dobj", 1}}),
            (Verbs{"fired VBP"}));
  EXPECT_EQ(verbs({{"Norvia", "NNP", "compound", 1},
                   {"denies", "NNS", "ROOT", 1},
                   {"claim", "NN", "dobj", 1}}),
            (Verbs{"denied VBZ"}));
  EXPECT_EQ(verbs({{"Junta", "NN", "compound", 1},
                   {"expels", "NNS", "ROOT", 1},
                   {"envoy", "NN", "dobj", 1}}),
            (Verbs{"expelled VBZ"}));
  EXPECT_EQ(verbs({{"Norvia", "NNP", "nmod", 2},
                   {",", ",", "punct", 2},
                   {"Sudria", "NNP", "compound", 3},
                   {"sign", "NN", "ROOT", 3},
                   {"treaty", "NN", "dobj", 3}}),
            (Verbs{"and signed VBP"}));
}

TEST(Headlines, JoinsPredicates) {
  EXPECT_EQ(verbs({{"Students", "NNS", "nsubj", 1},
                   {"storm", "VBP", "ROOT", 1},
                   {"parliament", "NN", "dobj", 1},
                   {",", ",", "punct", 1},
                   {"ban", "NN", "dep", 1},
                   {"talks", "NNS", "dobj", 4}}),
            (Verbs{"and banned VBP"}));
}

TEST(Headlines, FindsVerbsWithoutObjectInClauses) {
  EXPECT_EQ(verbs({{"Police", "NNS", "nsubj", 1},
                   {"fire", "VBP", "ROOT", 1},
                   {"shots", "NNS", "dobj", 1},
                   {"as", "IN", "prep", 1},
                   {"thousands", "NNS", "compound", 5},
                   {"storm", "NN", "pobj", 3},
                   {"in", "IN", "prep", 5}}),
            (Verbs{"stormed VBP"}));
}

TEST(Headlines, DoubtsVerbsThatDoNotFitTheirSubject) {
  EXPECT_EQ(verbs({{"Roe", "NNP", "compound", 1},
                   {"rejects", "NNS", "nsubj", 2},
                   {"calls", "VBZ", "ROOT", 2},
                   {"for", "IN", "prep", 2},
                   {"talks", "NNS", "pobj", 3}}),
            (Verbs{"rejected VBZ"}));
  EXPECT_EQ(verbs({{"Norvia", "NNP", "compound", 2},
                   {"fires", "NNS", "compound", 2},
                   {"missile", "VBP", "ccomp", 5},
                   {",", ",", "punct", 5},
                   {"Sudria", "NNP", "nsubj", 5},
                   {"says", "VBZ", "ROOT", 5}}),
            (Verbs{"fired VBZ"}));
}

TEST(Headlines, LeavesHeadlinesWithAVerbAndThoseWithoutAny) {
  EXPECT_EQ(verbs({{"Norvia", "NNP", "nsubj", 1},
                   {"bans", "VBZ", "ROOT", 1},
                   {"strike", "NN", "compound", 3},
                   {"calls", "NNS", "dobj", 1}}),
            Verbs{});
  EXPECT_EQ(verbs({{"Fire", "NN", "compound", 1},
                   {"strikes", "NNS", "ROOT", 1},
                   {"north", "NN", "npadvmod", 1},
                   {"to", "TO", "aux", 4},
                   {"end", "VB", "acl", 1}}),
            Verbs{})
      << "an infinitive";
  EXPECT_EQ(verbs({{"Norvia", "NNP", "compound", 2},
                   {"peace", "NN", "compound", 2},
                   {"talks", "NNS", "ROOT", 2},
                   {"in", "IN", "prep", 2},
                   {"Sudria", "NNP", "pobj", 3}}),
            Verbs{})
      << "no object";
  EXPECT_EQ(verbs({{"Drone", "NN", "compound", 1},
                   {"strike", "NN", "ROOT", 1},
                   {"victims", "NNS", "dobj", 1}}),
            Verbs{})
      << "one noun has no verb without s";
  EXPECT_EQ(verbs({}), Verbs{});
}

TEST(Headlines, ConfirmsTheClauseThatWasTried) {
  const HeadlineReading verb = {HeadlineReading::Clause::kWithObject, 1, {{1, "rejected", "VBZ"}}};
  const auto parsed = [](std::string_view tag, std::string_view subject, std::string_view object) {
    return std::vector<HeadlineToken>{
        {"Roe", "NNP", subject, 1}, {"rejected", tag, "ROOT", 1}, {"calls", "NNS", object, 1}};
  };
  EXPECT_TRUE(is_confirmed(verb, parsed("VBD", "nsubj", "dobj")));
  EXPECT_FALSE(is_confirmed(verb, parsed("VBD", "nsubj", "npadvmod")));
  EXPECT_FALSE(is_confirmed(verb, parsed("VBD", "compound", "dobj")));
  EXPECT_FALSE(is_confirmed(verb, parsed("VBN", "nsubj", "dobj")));

  const HeadlineReading joined = {
      HeadlineReading::Clause::kJoinedSubject, 3, {{1, "and", ""}, {3, "signed", "VBP"}}};
  const auto treaty = [](std::string_view second, std::uint32_t head) {
    return std::vector<HeadlineToken>{{"Norvia", "NNP", "nsubj", 3},
                                      {"and", "CC", "cc", 0},
                                      {"Sudria", "NNP", second, head},
                                      {"signed", "VBD", "ROOT", 3},
                                      {"treaty", "NN", "dobj", 3}};
  };
  EXPECT_TRUE(is_confirmed(joined, treaty("conj", 0)));
  EXPECT_FALSE(is_confirmed(joined, treaty("nsubj", 3)));
}

}  // namespace
}  // namespace standoff
