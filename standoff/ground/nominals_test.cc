#include "standoff/ground/nominals.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "standoff/document/testing/conllu.h"

namespace standoff {
namespace {

// One sentence a noun phrase; the last word of each is its noun.
std::string phrases(const std::vector<std::vector<std::string>>& phrases) {
  std::string conllu;
  for (const std::vector<std::string>& words : phrases) {
    const std::string head = std::to_string(words.size());
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const std::string& word = words[i];
      const bool article = word == "the" || word == "a" || word == "The";
      const bool name = word[0] >= 'A' && word[0] <= 'Z' && !article;
      conllu += std::to_string(i + 1) + " " + word + " " + word +
                (article ? " DET DT _ "
                 : name  ? " PROPN NNP _ "
                         : " ADJ JJ _ ") +
                head +
                (article ? " det"
                 : name  ? " compound"
                         : " amod") +
                " _ _\n";
    }
    const std::string& noun = words.back();
    const bool plural = noun.back() == 's';
    const std::string lemma = plural ? noun.substr(0, noun.size() - 1) : noun;
    conllu +=
        head + " " + noun + " " + lemma + (plural ? " NOUN NNS" : " NOUN NN") + " _ 0 ROOT _ _\n\n";
  }
  return conllu;
}

TEST(Nominals, TakeUpWhatFits) {
  struct Case {
    const char* why;
    std::vector<std::vector<std::string>> phrases;
    const char* antecedent;  // of the last noun; "" for none
  };
  const Case kCases[] = {
      {"the same noun", {{"a", "truce"}, {"the", "truce"}}, "truce"},
      {"a noun of its group", {{"a", "truce"}, {"the", "plan"}}, "truce"},
      {"nothing fits", {{"a", "truce"}, {"the", "attack"}}, ""},
      {"an indefinite noun is a new thing", {{"a", "truce"}, {"a", "truce"}}, ""},
      {"one number", {{"a", "truce"}, {"the", "plans"}}, ""},
      {"the same noun before a nearer one of its group",
       {{"a", "plan"}, {"an", "truce"}, {"the", "plan"}},
       "plan"},
      {"marks that differ", {{"the", "30-day", "truce"}, {"the", "21-day", "truce"}}, ""},
      {"a mark and none", {{"a", "21-day", "truce"}, {"the", "truce"}}, "truce"},
      {"marks are passed on",
       {{"a", "30-day", "truce"}, {"the", "plan"}, {"the", "21-day", "truce"}},
       ""},
  };
  const Result<NounGroups> groups = NounGroups::load(Knowledge());
  ASSERT_TRUE(groups) << groups.error().to_string();
  for (const Case& c : kCases) {
    const Result<Document> document = read_conllu(phrases(c.phrases));
    ASSERT_TRUE(document) << c.why << ": " << document.error().to_string();
    const Syntax syntax(*document);
    const std::vector<std::string> countries(document->token_count());
    const Nominals nominals(syntax, *groups, countries);
    const std::uint32_t last = document->token_count() - 1;
    const std::uint32_t found = nominals.antecedent(last);
    EXPECT_EQ(found == kNoToken ? "" : document->token(found).text(), c.antecedent) << c.why;
    EXPECT_EQ(nominals.chain(last).back(), last) << c.why;
  }
}

TEST(NounGroups, SayWhereTheyAreWrong) {
  const auto groups = NounGroups::load(Knowledge::with_files({{"noun_groups.tsv", "plan\tplan"}}));
  ASSERT_FALSE(groups);
  EXPECT_EQ(groups.error().to_string(),
            "noun_groups.tsv:1: column 2: expected two nouns or more, got \"plan\"");
}

}  // namespace
}  // namespace standoff
