#include "standoff/read/records/json_records.h"

#include <gtest/gtest.h>

#include "standoff/read/testing/items.h"

namespace standoff {
namespace {

using Lines = std::vector<std::string>;

struct Case {
  const char* why;
  std::string json;
  Lines items;
};

Lines documents(const std::string& json, std::size_t step = 1U << 20) {
  return lines_of(*json_records(buffered(json, step), "a.json", FieldNames::built_in()));
}

Lines lines(const std::string& json, std::size_t step = 1U << 20) {
  return lines_of(*json_lines(buffered(json, step), "a.jsonl", FieldNames::built_in()));
}

TEST(JsonRecords, FindTheArticlesWhereverTheyAre) {
  const Case kCases[] = {
      {"one object", R"({"title": "T", "text": "B"})", {"T|B"}},
      {"an array", R"([{"text": "A"}, {"text": "B"}])", {"|A", "|B"}},
      {"an object around a list",
       R"({"status": "ok", "n": 2, "articles": [{"text": "A"}, {"text": "B"}], "more": {"a": [1]}})",
       {"|A", "|B"}},
      {"objects around the object",
       R"({"took": {"ms": 3}, "hits": {"n": 1, "hits": [{"_source": {"title": "T", "body": "B"}}]}})",
       {"T|B"}},
      {"a list behind an object that has none",
       R"({"response": {"status": "ok"}, "results": [{"text": "A"}]})",
       {"|A"}},
      {"an article with a list of its own", R"({"text": "B", "tags": [{"a": 1}]})", {"|B"}},
      {"several documents", R"({"text": "A"} {"text": "B"})", {"|A", "|B"}},
      {"brackets and quotes in strings",
       R"([{"text": "a ]} \" b"}, {"text": "B"}])",
       {"|a ]} \" b", "|B"}},
      {"paragraphs in an array", R"({"text": ["A", "B"]})", {"|A\n\nB"}},
      {"nothing", "", {}},
      {"an empty list", "[]", {}},
      {"a byte order mark", "\xEF\xBB\xBF[{\"text\": \"A\"}]", {"|A"}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(documents(c.json), c.items) << c.why;
    EXPECT_EQ(documents(c.json, 1), c.items) << c.why << ", byte by byte";
  }
}

TEST(JsonRecords, GoOnBehindWhatIsWrong) {
  const Case kCases[] = {
      {"an element that is no article",
       R"([1, {"text": "A"}, ["x"], "y", {"text": "B"}])",
       {"1: 1: expected a JSON object for an article", "|A",
        "3: 19: expected a JSON object for an article",
        "4: 26: expected a JSON object for an article", "|B"}},
      {"an element that is no JSON",
       R"([{"text": A}, {"text": "B"}])",
       {"1: 1: not JSON: The JSON document has an improper structure: missing or "
        "superfluous commas, braces, missing keys, etc.",
        "|B"}},
      {"the file ends early",
       R"([{"text": "A"}, )",
       {"|A", "2: 16: not JSON: the file ends inside a list"}},
      {"a record above the limit",
       "[{\"text\": \"" + std::string(kMaxRecordBytes, 'x') + "\"}, {\"text\": \"B\"}]",
       {"1: 1: larger than 16 MiB", "|B"}},
      {"depth without end",
       "[" + std::string(100000, '['),
       {"1: 1: not JSON: The JSON document has an improper structure: missing or superfluous "
        "commas, braces, missing keys, etc.",
        "2: 100001: not JSON: the file ends inside a list"}},
      {"an article of 100,000 levels",
       "[{\"a\": " + std::string(100000, '[') + std::string(100000, ']') + "}, {\"text\": \"B\"}]",
       {"1: 1: not JSON: The JSON document was too deep (too many nested objects and arrays)",
        "|B"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(documents(c.json), c.items) << c.why;
}

TEST(JsonLines, ReadLineByLine) {
  const std::string long_line = "{\"text\": \"" + std::string(kMaxRecordBytes, 'x') + "\"}";
  const Case kCases[] = {
      {"two records", "{\"text\": \"A\"}\n{\"text\": \"B\"}\n", {"|A", "|B"}},
      {"Windows, and no line end at the end",
       "{\"text\": \"A\"}\r\n{\"text\": \"B\"}",
       {"|A", "|B"}},
      {"blank lines are no records",
       "\n{\"text\": \"A\"}\n \n{\"x\": \"B\"}\n",
       {"|A",
        "2: 17: there is no text in it; its other fields are x; --map text=NAME says which is the "
        "text"}},
      {"a cut line",
       "{\"text\": \"A\n{\"text\": \"B\"}\n",
       {"1: 0: not JSON: A string is opened, but never closed.", "|B"}},
      {"a line above the limit",
       long_line + "\n{\"text\": \"B\"}\n",
       {"1: 0: larger than 16 MiB", "|B"}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(lines(c.json), c.items) << c.why;
    if (c.json.size() < 1000) {
      EXPECT_EQ(lines(c.json, 1), c.items) << c.why << ", byte by byte";
    }
  }
}

TEST(ArticleOfJson, TakesEveryField) {
  const Result<RawArticle> article = article_of_json(
      R"({"headline": "T", "content": "B", "link": "https://news.example/1", "pubDate": 1727100300,
          "source": {"id": null, "name": "Wire"}, "lang": "en",
          "author": [{"name": "Ann Lee"}, "Bo Ek", 7, null]})",
      FieldNames::built_in());
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "T");
  EXPECT_EQ(article->body, "B");
  EXPECT_EQ(article->url, "https://news.example/1");
  EXPECT_EQ(article->published, "1727100300");
  EXPECT_EQ(article->source, "Wire");
  EXPECT_EQ(article->language, "en");
  EXPECT_EQ(article->authors, (Lines{"Ann Lee", "Bo Ek", "7"}));
}

}  // namespace
}  // namespace standoff
