#include "standoff/language/internal/actions.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

// {"moves": json} in MessagePack.
std::string moves_file(const std::string& json) {
  std::string out = "\x81\xA5moves\xDA";
  out += static_cast<char>(json.size() >> 8);
  out += static_cast<char>(json.size() & 0xFF);
  return out + json;
}

TEST(Actions, OrdersThemAsTheModelDoes) {
  struct Case {
    const char* why;
    std::string json;
    MoveRules rules;
    std::string lines;
  };
  const Case kCases[] = {
      {"moves in order, frequent labels first",
       R"({"1":{"b":5,"a":9},"0":{"":3}})",
       {.move_count = 2},
       "0\n1a\n1b\n"},
      {"of one frequency, the last in the alphabet",
       R"({"0":{"a":1,"b":1}})",
       {.move_count = 1},
       "0b\n0a\n"},
      {"added labels follow all others",
       R"({"0":{"a":-1,"b":2},"1":{"c":1}})",
       {.move_count = 2},
       "0b\n1c\n0a\n"},
      {"a move that is never made",
       R"({"0":{"":1},"1":{"a":1}})",
       {.move_count = 2, .ignored_move = 0},
       "1a\n"},
      {"a move without labels", R"({"0":{"":1,"a":2}})", {.move_count = 1, .bare_move = 0}, "0\n"},
  };
  for (const Case& c : kCases) {
    PackWriter writer;
    const auto count = pack_actions(moves_file(c.json), c.rules, "actions", writer);
    ASSERT_TRUE(count) << c.why << ": " << count.error().to_string();
    const Result<Pack> pack = Pack::adopt(std::move(writer).finish());
    EXPECT_EQ(*pack->text("actions"), c.lines) << c.why;
  }
}

TEST(Actions, SaysWhatIsWrong) {
  const MoveRules rules{.move_count = 1};
  for (const char* json : {R"({"1":{}})", R"({"0":[]})", R"({"0":{"a":"b"}})", "{", ""}) {
    PackWriter writer;
    const auto count = pack_actions(moves_file(json), rules, "actions", writer);
    ASSERT_FALSE(count) << json;
    EXPECT_EQ(count.error().code, ErrorCode::kInvalidData) << json;
  }
}

TEST(Actions, ChoosesTheBestAllowed) {
  const ActionTable actions({{0, 0}, {1, 1}, {1, 2}, {2, 1}});
  struct Case {
    const char* why;
    std::vector<float> scores;
    std::uint32_t moves;
    std::size_t best;
  };
  const Case kCases[] = {
      {"the best of all", {1, 2, 3, 4}, 0b111, 3},
      {"the best of one move", {1, 2, 3, 4}, 0b010, 2},
      {"of equals the first", {5, 5, 5, 5}, 0b110, 1},
      {"scores below zero", {-1, -2, -3, -4}, 0b110, 1},
      {"nothing is allowed", {1, 2, 3, 4}, 0, 4},
  };
  for (const Case& c : kCases) EXPECT_EQ(actions.best(c.scores, c.moves), c.best) << c.why;
}

}  // namespace
}  // namespace standoff
