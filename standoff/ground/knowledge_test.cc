#include "standoff/ground/knowledge.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace standoff {
namespace {

TEST(KnowledgeTable, SaysWhereALineIsWrong) {
  struct Case {
    const char* why;
    std::string text;
    const char* error;  // or "" where the text is sound
  };
  const Case kCases[] = {
      {"no lines are sound", "# nothing yet\n", ""},
      {"the last column may be left out", "a\tb\n", ""},
      {"too few fields", "# title\na\n",
       "t.tsv:2: expected 2 to 3 fields separated by tabs, got 1"},
      {"too many fields", "a\tb\tc\td", "t.tsv:1: expected 2 to 3 fields separated by tabs, got 4"},
      {"bytes that are not text", "a\tb\n\xFF", "t.tsv: byte 4: expected UTF-8"},
  };
  for (const Case& c : kCases) {
    const auto table = KnowledgeTable::parse("t.tsv", c.text, {.at_least = 2, .at_most = 3});
    EXPECT_EQ(table ? "" : table.error().to_string(), c.error) << c.why;
  }
}

TEST(KnowledgeTable, RowsKeepTheirLine) {
  const auto table = KnowledgeTable::parse("t.tsv", "# title\n\na\t-\n", {.at_most = 3});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows().size(), 1U);
  const KnowledgeRow& row = table->rows()[0];
  EXPECT_EQ(row[0], "a");
  EXPECT_EQ(row[1], "") << "a dash is an empty field";
  EXPECT_EQ(row[2], "") << "so is one that is not there";
  EXPECT_EQ(table->rule(row), "t.tsv:3");
  EXPECT_EQ(table->error(row, 0, "a cue").to_string(),
            "t.tsv:3: column 1: expected a cue, got \"a\"");
}

TEST(Knowledge, AFolderReplacesFilesByName) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "knowledge";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "speech.tsv") << "mine\n";
  std::ofstream(folder / "notes.txt") << "not knowledge\n";

  EXPECT_FALSE(Knowledge::with_folder((folder / "none").string()));
  const auto own = Knowledge::with_folder(folder.string());
  ASSERT_TRUE(own) << own.error().to_string();
  const auto table = own->table("speech.tsv", {});
  ASSERT_TRUE(table) << table.error().to_string();
  EXPECT_EQ(table->rows()[0][0], "mine");
  EXPECT_EQ(own->table("notes.txt", {}).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(own->table("countries.tsv", {.at_most = 99})) << "others stay as built in";
}

TEST(Knowledge, FindsTheLineOfARule) {
  const Knowledge knowledge = Knowledge::with_files({{"mine.tsv", "# first\r\n\na\tb\r\nlast"}});
  struct Case {
    const char* why;
    const char* rule;
    const char* line;  // null where there is none
  };
  const Case kCases[] = {
      {"lines count from 1, comments included", "mine.tsv:1", "# first"},
      {"without its end", "mine.tsv:3", "a\tb"},
      {"the last has no end", "mine.tsv:4", "last"},
      {"behind the last", "mine.tsv:5", nullptr},
      {"no line 0", "mine.tsv:0", nullptr},
      {"no number", "mine.tsv:x", nullptr},
      {"more than a number", "mine.tsv:1:2", nullptr},
      {"a number beyond all", "mine.tsv:99999999999999999999", nullptr},
      {"another file", "yours.tsv:1", nullptr},
      {"no place at all", "figures differ", nullptr},
      {"nothing", "", nullptr},
  };
  for (const Case& c : kCases) {
    const Result<std::string> line = knowledge.line(c.rule);
    EXPECT_EQ(line.has_value(), c.line != nullptr) << c.why;
    if (line && c.line != nullptr) {
      EXPECT_EQ(*line, c.line) << c.why;
    }
  }
  EXPECT_TRUE(knowledge.line("speech.tsv:1")) << "built in";
}

TEST(SplitList, TakesApart) {
  EXPECT_TRUE(split_list("").empty());
  EXPECT_EQ(split_list("a|b c|d"), (std::vector<std::string_view>{"a", "b c", "d"}));
}

}  // namespace
}  // namespace standoff
