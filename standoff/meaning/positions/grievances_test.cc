#include "standoff/meaning/positions/grievances.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(Grievances, SayWhereALineIsWrong) {
  struct Case {
    const char* why;
    const char* lines;
    const char* error;  // "" where the lines are sound
  };
  const Case kLines[] = {
      {"sound lines", "SANCTION|PROTEST\tover|in.response\tmarket\toppose", ""},
      {"no class is left out", "SANCTION\tover\t-\toppose", ""},
      {"too few columns", "SANCTION\tover\tmarket",
       "grievances.tsv:1: expected 4 fields separated by tabs, got 3"},
      {"an unknown type", "SULK\tover\tmarket\toppose",
       "grievances.tsv:1: column 1: expected types of PLOVER, got \"SULK\""},
      {"an unknown class", "SANCTION\tover\tbazaar\toppose",
       "grievances.tsv:1: column 3: expected classes of noun_classes.tsv, got \"bazaar\""},
      {"an unknown stance", "SANCTION\tover\tmarket\tsulk",
       "grievances.tsv:1: column 4: expected a stance, got \"sulk\""},
  };
  for (const Case& c : kLines) {
    const auto grievances = Grievances::load(Knowledge::with_files(
        {{"grievances.tsv", c.lines}, {"noun_classes.tsv", "market\tprice"}}));
    EXPECT_EQ(grievances ? "" : grievances.error().to_string(), c.error) << c.why;
  }
}

TEST(Grievances, BuiltInKnowledgeIsSound) {
  const auto grievances = Grievances::load(Knowledge());
  EXPECT_TRUE(grievances) << grievances.error().to_string();
}

}  // namespace
}  // namespace standoff
