#include "standoff/meaning/proposals/proposal_words.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

TEST(ProposalWords, SaysWhereALineIsWrong) {
  struct Case {
    const char* why;
    const char* nouns;
    const char* statuses;
    const char* error;  // "" where the lines are sound
  };
  const char* const kNouns = "ceasefire\ttruce\tnamed";
  const char* const kStatuses = "withdrawn\twithdraw/v pull.out/v\t+from";
  const Case kLines[] = {
      {"sound lines", kNouns, kStatuses, ""},
      {"a status under negation", kNouns, "not\taccept/v\tpatient", ""},
      {"too few columns", "ceasefire\ttruce", kStatuses,
       "proposals.tsv:1: expected 3 fields separated by tabs, got 2"},
      {"an unknown kind", "lull\ttruce\tnamed", kStatuses,
       "proposals.tsv:1: column 1: expected a kind of proposal, none or wish, got \"lull\""},
      {"an unknown need", "ceasefire\ttruce\tseen", kStatuses,
       "proposals.tsv:1: column 3: expected named or reacted, got \"seen\""},
      {"an unknown status", kNouns, "dead\tdie/v\tagent",
       "proposal_status.tsv:1: column 1: expected a status, or not, got \"dead\""},
      {"a word without its kind", kNouns, "expired\texpire\tagent",
       "proposal_status.tsv:1: column 2: expected words such as sign/v, got \"expire\""},
      {"a kind without its word", kNouns, "expired\t/v\tagent",
       "proposal_status.tsv:1: column 2: expected words such as sign/v, got \"/v\""},
      {"an unknown kind of word", kNouns, "expired\texpire/x\tagent",
       "proposal_status.tsv:1: column 2: expected words such as sign/v, got \"expire/x\""},
      {"an unknown role", kNouns, "expired\texpire/v\tsubject",
       "proposal_status.tsv:1: column 3: expected patient, agent or +PREP, got \"subject\""},
  };
  for (const Case& c : kLines) {
    const auto words = ProposalWords::load(
        Knowledge::with_files({{"proposals.tsv", c.nouns}, {"proposal_status.tsv", c.statuses}}));
    EXPECT_EQ(words ? "" : words.error().to_string(), c.error) << c.why;
  }
}

TEST(ProposalWords, BuiltInKnowledgeIsSound) {
  const auto words = ProposalWords::load(Knowledge());
  EXPECT_TRUE(words) << words.error().to_string();
}

}  // namespace
}  // namespace standoff
