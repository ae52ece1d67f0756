#include "standoff/present/explain.h"

#include <gtest/gtest.h>

#include "standoff/present/testing/sample_report.h"

namespace standoff {
namespace {

class ExplainTest : public testing::Test {
 protected:
  Result<std::string> explain(std::string_view id) {
    return explain_record({sample_.article, sample_.document, sample_.report, knowledge_}, id);
  }

  Sample sample_ = sample_report();
  Knowledge knowledge_ =
      Knowledge::with_files({{"senses.tsv", std::string(27, '\n') + "bomb\tbomb/v shell/v\t-\n"}});
};

TEST_F(ExplainTest, TellsWordsFieldsAndRule) {
  const Result<std::string> page = explain("e2");
  ASSERT_TRUE(page) << page.error().to_string();
  EXPECT_EQ(*page,
            R"(e2  The River Front attacked Port Lucia with heavy weapons (Thursday 13 March),
    according to the hospital

WORDS
  line 1: Norvia rejects river truce as [rockets fall]
  line 5: [The River Front fired rockets at Port Lucia on Thursday].

FIELDS
  type        ASSAULT
  mode        heavy-weapons
  contexts    military
  actors      a5 River Front
  recipients  a6 Port Lucia
  factuality  happened
  claimed by  a7 hospital
  when        2025-03-13
  intensity   -9.5
  quad        MATERIAL CONFLICT
  cameo       194
  trigger     “fired rockets”
  evidence    “The River Front fired rockets at Port Lucia on Thursday”
  mentions    “rockets fall”
  not said: where

MADE BY
  senses.tsv:28: bomb | bomb/v shell/v | -
)");
}

TEST_F(ExplainTest, HasAPageForEachRecord) {
  for (const char* id : {"a1", "t1", "f1", "s1", "e1", "r1", "k1", "d1", "o1"}) {
    const Result<std::string> page = explain(id);
    ASSERT_TRUE(page) << id << page.error().to_string();
    for (const char* part : {"\nWORDS\n  line ", "\nFIELDS\n  ", "\nMADE BY\n  "}) {
      EXPECT_NE(page->find(part), std::string::npos) << part << *page;
    }
  }
}

TEST_F(ExplainTest, SaysWhichRecordsThereAre) {
  struct Case {
    const char* why;
    const char* id;
    const char* error;
  };
  const Case kCases[] = {
      {"behind the last", "e4", "e4: there is no such record; the report has events e1 to e3"},
      {"the only one", "o2", "o2: there is no such record; the report has standoffs o1"},
      {"no letter", "17", "'17': is no id of a record, like a3 or e1"},
      {"an unknown letter", "x1", "'x1': is no id of a record, like a3 or e1"},
      {"zero", "e0", "'e0': is no id of a record, like a3 or e1"},
      {"more than a number", "e1 ", "'e1 ': is no id of a record, like a3 or e1"},
      {"a number beyond all", "e99999999999",
       "'e99999999999': is no id of a record, like a3 or e1"},
      {"nothing", "", "'': is no id of a record, like a3 or e1"},
  };
  for (const Case& c : kCases) {
    const Result<std::string> page = explain(c.id);
    ASSERT_FALSE(page) << c.why;
    EXPECT_EQ(page.error().to_string(), c.error) << c.why;
  }
  sample_.report.standoffs.clear();
  EXPECT_EQ(explain("o1").error().to_string(),
            "o1: there is no such record; the report has no standoffs");
}

}  // namespace
}  // namespace standoff
