// Runs the articles of disagreements_test.conllu: what each tells must be what its comments say.
#include <gtest/gtest.h>

#include "standoff/meaning/testing/lines.h"

namespace standoff {
namespace {

constexpr const char* kCases = "standoff/meaning/disagreements/disagreements_test.conllu";

TEST(Disagreements, AreThoseOfTheArticles) {
  const auto compared = compare(kCases, "disagreement", disagreement_lines);
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

TEST(Standoffs, AreThoseOfTheArticles) {
  const auto compared = compare(kCases, "standoff", standoff_lines);
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

TEST(Timeline, IsInOrderOfTime) {
  const auto compared = compare(kCases, "timeline", timeline_lines);
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

}  // namespace
}  // namespace standoff
