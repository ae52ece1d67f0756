#include "standoff/read/fields.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

using Named = std::vector<std::pair<std::string, std::string>>;

Result<RawArticle> article_of(const FieldNames& names, const Named& fields) {
  RawArticleBuilder builder(names);
  for (const auto& [name, value] : fields) builder.add(name, value);
  return std::move(builder).article();
}

TEST(FieldNames, TakeTheBestNameThatHasAValue) {
  struct Case {
    const char* why;
    Named fields;
    const char* title;
    const char* body;
  };
  const Case kCases[] = {
      {"the plainest names", {{"title", "T"}, {"text", "B"}}, "T", "B"},
      {"spelled otherwise", {{"Article Title", "T"}, {"ARTICLE_TEXT", "B"}}, "T", "B"},
      {"the better name, whatever comes first",
       {{"summary", "short"}, {"maintext", "B"}, {"description", "short"}},
       "",
       "B"},
      {"an empty field is none", {{"text", " \n"}, {"description", "B"}}, "", "B"},
      {"a page, where there is no text", {{"html", "<p>B"}}, "", "<p>B"},
  };
  for (const Case& c : kCases) {
    const Result<RawArticle> article = article_of(FieldNames::built_in(), c.fields);
    ASSERT_TRUE(article) << c.why;
    EXPECT_EQ(article->title, c.title) << c.why;
    EXPECT_EQ(article->body, c.body) << c.why;
  }
}

TEST(FieldNames, WithoutTextSayWhatElseThereIs) {
  const Result<RawArticle> article =
      article_of(FieldNames::built_in(), {{"title", "T"}, {"kuerzel", "x"}});
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().message,
            "there is no text in it; its other fields are kuerzel; --map text=NAME says which is "
            "the text");
}

TEST(FieldNames, MapReplacesTheNamesOfAField) {
  FieldNames names = FieldNames::built_in();
  ASSERT_TRUE(names.map("text=title,title=Kicker"));
  const Result<RawArticle> article =
      article_of(names, {{"text", "no"}, {"title", "B"}, {"kicker", "T"}});
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "T");
  EXPECT_EQ(article->body, "B");
}

TEST(FieldNames, MapSaysWhatIsWrong) {
  const std::pair<const char*, const char*> kCases[] = {
      {"text", "expected field=name, got 'text'"},
      {"txt=story",
       "expected one of text, html, title, url, published, source, language, authors, list and a "
       "name, got 'txt' and 'story'"},
  };
  for (const auto& [map, message] : kCases) {
    const Result<void> mapped = FieldNames().map(map);
    ASSERT_FALSE(mapped) << map;
    EXPECT_EQ(mapped.error().message, message) << map;
  }
}

}  // namespace
}  // namespace standoff
