// Runs the articles of events_test.conllu: what each tells must be what its comments say.
#include <gtest/gtest.h>

#include "standoff/meaning/testing/lines.h"

namespace standoff {
namespace {

constexpr const char* kCases = "standoff/meaning/events/events_test.conllu";

TEST(Events, AreThoseOfTheArticles) {
  const auto compared = compare(kCases, "event", event_lines);
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

TEST(Events, AreWhatTheKnowledgeSays) {
  const auto compared = compare(
      kCases, "own", event_lines,
      Knowledge::with_files({{"senses.tsv", "help\tattack/v\tagent:actor\tSUPPORT\tpatient\n"}}));
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

}  // namespace
}  // namespace standoff
