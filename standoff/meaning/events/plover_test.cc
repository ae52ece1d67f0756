#include "standoff/meaning/events/plover.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace standoff {
namespace {

constexpr const char* kCodes =
    "ASSAULT\t-\tMATERIAL CONFLICT\t-9\t190\n"
    "ASSAULT\taerial\tMATERIAL CONFLICT\t-9.5\t195\n"
    "by\tREQUEST\tCONSULT|talks\tmeet\n"
    "by\tREQUEST\tRETREAT/withdraw\tyield\n"
    "by\tREQUEST\t-\tchange\n";
constexpr const char* kContexts = "military\tarmy|Navy\ncyber\thacker\n";

Knowledge with(const std::string& codes, const std::string& contexts = kContexts) {
  return Knowledge::with_files({{"plover.tsv", codes}, {"contexts.tsv", contexts}});
}

TEST(Plover, SaysWhereALineIsWrong) {
  struct Case {
    const char* why;
    const char* codes;
    const char* error;  // "" where the line is sound
  };
  const Case kLines[] = {
      {"a type alone", "AID\t-\tMATERIAL COOPERATION\t10\t070", ""},
      {"the lowest", "ASSAULT\tunconventional\tMATERIAL CONFLICT\t-10\t204", ""},
      {"too few columns", "AID\t-\tMATERIAL COOPERATION",
       "plover.tsv:1: expected 4 to 6 fields separated by tabs, got 3"},
      {"an unknown type", "HELP\t-\tMATERIAL COOPERATION\t10\t070",
       "plover.tsv:1: column 1: expected a PLOVER type, or by, got \"HELP\""},
      {"a mode of an unknown type", "by\tHELP\tAID\tassist",
       "plover.tsv:1: column 2: expected a PLOVER type, got \"HELP\""},
      {"no number", "AID\t-\tMATERIAL COOPERATION\tten\t070",
       "plover.tsv:1: column 4: expected an intensity from -10 to 10, got \"ten\""},
      {"more than a number", "AID\t-\tMATERIAL COOPERATION\t9.5x\t070",
       "plover.tsv:1: column 4: expected an intensity from -10 to 10, got \"9.5x\""},
      {"a number that is none", "AID\t-\tMATERIAL COOPERATION\tnan\t070",
       "plover.tsv:1: column 4: expected an intensity from -10 to 10, got \"nan\""},
      {"out of range", "AID\t-\tMATERIAL COOPERATION\t10.5\t070",
       "plover.tsv:1: column 4: expected an intensity from -10 to 10, got \"10.5\""},
  };
  for (const Case& c : kLines) {
    const auto plover = Plover::load(with(c.codes));
    EXPECT_EQ(plover ? "" : plover.error().to_string(), c.error) << c.why;
  }
  const auto plover = Plover::load(with(kCodes, "military\n"));
  EXPECT_EQ(plover ? "" : plover.error().to_string(),
            "contexts.tsv:1: expected 2 fields separated by tabs, got 1");
}

TEST(Plover, GivesCodes) {
  const auto plover = Plover::load(with(kCodes));
  ASSERT_TRUE(plover) << plover.error().to_string();
  EXPECT_EQ(plover->code(EventType::kAssault, "aerial").cameo, "195");
  EXPECT_EQ(plover->code(EventType::kAssault, "aerial").intensity, -9.5);
  EXPECT_EQ(plover->code(EventType::kAssault, "by sword").cameo, "190") << "the type's own";
  EXPECT_EQ(plover->code(EventType::kAid, "").quad, "") << "no line knows it";
  EXPECT_EQ(plover->context("army"), "military");
  EXPECT_EQ(plover->context("navy"), "military") << "lemmas come in lower case";
  EXPECT_EQ(plover->context("truce"), "");
}

TEST(Plover, GivesTheModeOfWhatIsAskedFor) {
  const auto plover = Plover::load(with(kCodes));
  ASSERT_TRUE(plover) << plover.error().to_string();
  struct Case {
    const char* why;
    EventType type;
    std::vector<std::string> is;  // what the content is
    const char* mode;
  };
  const Case kRows[] = {
      {"a type", EventType::kRequest, {"CONSULT"}, "meet"},
      {"a class of nouns", EventType::kRequest, {"talks"}, "meet"},
      {"the first line that fits", EventType::kRequest, {"RETREAT/withdraw", "talks"}, "meet"},
      {"a type and mode", EventType::kRequest, {"RETREAT", "RETREAT/withdraw"}, "yield"},
      {"all else", EventType::kRequest, {"AID"}, "change"},
      {"no line for the type", EventType::kReject, {"CONSULT"}, ""},
  };
  for (const Case& c : kRows) {
    const auto is = [&](const std::string& name) {
      return std::find(c.is.begin(), c.is.end(), name) != c.is.end();
    };
    EXPECT_EQ(plover->mode_for(c.type, is), c.mode) << c.why;
  }
}

TEST(Plover, BuiltInKnowledgeHasACodeForEveryType) {
  const auto plover = Plover::load(Knowledge());
  ASSERT_TRUE(plover) << plover.error().to_string();
  for (int i = 0; i <= static_cast<int>(EventType::kAssault); ++i) {
    const PloverCode code = plover->code(static_cast<EventType>(i), "");
    EXPECT_NE(code.quad, "") << i;
    EXPECT_NE(code.cameo, "") << i;
    EXPECT_EQ(code.quad.ends_with("COOPERATION"), code.intensity > 0) << i << " " << code.quad;
  }
}

}  // namespace
}  // namespace standoff
