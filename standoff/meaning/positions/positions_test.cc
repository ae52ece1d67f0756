// Runs the articles of positions_test.conllu: what each tells must be what its comments say.
#include <gtest/gtest.h>

#include "standoff/meaning/testing/lines.h"

namespace standoff {
namespace {

constexpr const char* kCases = "standoff/meaning/positions/positions_test.conllu";

TEST(Positions, AreThoseOfTheArticles) {
  const auto compared = compare(kCases, "position", position_lines);
  ASSERT_TRUE(compared) << compared.error().to_string();
  for (const Compared& c : *compared) EXPECT_EQ(c.found, c.expected) << c.why << "\n" << c.text;
}

}  // namespace
}  // namespace standoff
