#include "standoff/language/internal/capital_names.h"

#include <gtest/gtest.h>

#include <string_view>

namespace standoff {
namespace {

TEST(CapitalNames, AreReadAsNamesThatTheModelsKnow) {
  EXPECT_EQ(known_name_for("IS said so.", {0, 2}), "ISIS");
  EXPECT_EQ(known_name_for("He left IS.", {8, 10}), "ISIS");
  EXPECT_EQ(known_name_for("The WHO said so.", {4, 7}), "UNICEF");
}

TEST(CapitalNames, AreNoneInALineOfCapitalsOrSmallLetters) {
  EXPECT_EQ(known_name_for("WAR IS OVER", {4, 6}), "");
  EXPECT_EQ(known_name_for("He is here", {3, 5}), "");
  EXPECT_EQ(known_name_for("Who left?", {0, 3}), "");
}

}  // namespace
}  // namespace standoff
