// Runs the articles of proposals_test.conllu: what each tells must be what its comments say.
#include <gtest/gtest.h>

#include "standoff/meaning/testing/lines.h"

namespace standoff {
namespace {

constexpr const char* kCases = "standoff/meaning/proposals/proposals_test.conllu";

TEST(Proposals, AreThoseOfTheArticles) {
  const auto compared = compare(kCases, "proposal", proposal_lines);
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

TEST(Proposals, KeepTheirHistory) {
  const auto compared = compare(kCases, "history", history_lines);
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

}  // namespace
}  // namespace standoff
