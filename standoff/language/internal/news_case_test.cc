#include "standoff/language/internal/news_case.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace standoff {
namespace {

// What the models read for `word`, which the first line of `text` holds once.
std::string form(std::string_view text, std::string_view word) {
  const auto end = static_cast<std::uint32_t>(std::min(text.find('\n'), text.size()));
  const auto at = static_cast<std::uint32_t>(text.find(word));
  return NewsCase(text, {0, end}).form_of({at, at + static_cast<std::uint32_t>(word.size())});
}

TEST(NewsCase, ReadsNamesInCapitalsAsNamesThatTheModelsKnow) {
  EXPECT_EQ(form("IS said so.", "IS"), "ISIS");
  EXPECT_EQ(form("He left IS.", "IS"), "ISIS");
  EXPECT_EQ(form("The WHO said so.", "WHO"), "UNICEF");
}

TEST(NewsCase, LeavesLinesOfCapitalsAndSmallWords) {
  EXPECT_EQ(form("WAR IS OVER", "IS"), "");
  EXPECT_EQ(form("He is here", "is"), "");
  EXPECT_EQ(form("Who left?", "Who"), "");
}

TEST(NewsCase, ReadsWordsOfATitleWithCapitalsAsTheTextWritesThem) {
  const std::string_view text =
      "Army Lashes Out at US for No Longer Holding Norvia\n\nThe army of Norvia said so.";
  EXPECT_EQ(form(text, "Lashes"), "lashes");
  EXPECT_EQ(form(text, "Army"), "army");
  EXPECT_EQ(form(text, "Norvia"), "") << "a name below too";
  EXPECT_EQ(form("Roe Lashes Out At Her Own Army\n\nRoe said so.", "Roe"), "") << "never small";
  EXPECT_EQ(form(text, "US"), "");
  EXPECT_EQ(form(text, "for"), "");
}

TEST(NewsCase, LeavesOtherLines) {
  EXPECT_EQ(form("Army of Norvia Holding talks\n\nIt was holding them.", "Holding"), "");
  EXPECT_EQ(form("Ana Roe\n\nShe left.", "Ana"), "") << "too few words to tell";
  const std::string_view text = "Talks\nArmy Lashes Out At Norvia Again\n";
  EXPECT_EQ(NewsCase(text, {6, 37}).form_of({5, 11}), "") << "only the title";
}

}  // namespace
}  // namespace standoff
