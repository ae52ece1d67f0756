#include "standoff/read/clean_article.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

constexpr std::int64_t kNow = 1727100300;  // 23 September 2024

CleanArticle clean(RawArticle raw) {
  Result<CleanArticle> out = clean_article(std::move(raw), "a#1", {.now = kNow});
  EXPECT_TRUE(out);
  return *std::move(out);
}

RawArticle raw(std::string title, std::string body) {
  RawArticle out;
  out.title = std::move(title);
  out.body = std::move(body);
  return out;
}

TEST(CleanArticle, PutsTheTitleOnTheFirstLine) {
  EXPECT_EQ(clean(raw(" Truce\n holds ", "It did.")).article.text, "Truce holds\n\nIt did.");
  EXPECT_EQ(clean(raw("Truce", "Truce\nIt did.")).article.text, "Truce\nIt did.");
  const CleanArticle untitled = clean(raw("", "Truce\nIt did."));
  EXPECT_EQ(untitled.article.text, "Truce\nIt did.");
  EXPECT_EQ(untitled.article.title, "Truce");
}

TEST(CleanArticle, CleansFieldsAndNoPlainText) {
  EXPECT_EQ(clean(raw("T", "a\u00ADb \u00A0c\r\n\r\nd")).article.text, "T\n\nab c\n\nd");
  EXPECT_EQ(clean(raw("T", "<p>a &amp; b</p><p>c<br>d</p>")).article.text, "T\n\na & b\n\nc\nd");
  RawArticle plain = raw("", "a\u00ADb \u00A0c\r\n\r\nd");
  plain.kind = BodyKind::kPlainText;
  EXPECT_EQ(clean(plain).article.text, "a\u00ADb \u00A0c\r\n\r\nd");
}

TEST(CleanArticle, DoubtsDates) {
  struct Case {
    const char* published;
    const char* iso;
    std::vector<std::string> doubts;
  };
  const Case kCases[] = {
      {"", "", {}},
      {"Mon, 23 Sep 2024 14:05:00 GMT", "2024-09-23T14:05:00Z", {}},
      {"2999-01-01", "2999-01-01", {"published 2999-01-01 lies in the future"}},
      {"soon", "", {"the date 'soon' cannot be read"}},
  };
  for (const Case& c : kCases) {
    RawArticle article = raw("T", "B");
    article.published = c.published;
    const CleanArticle out = clean(article);
    EXPECT_EQ(out.article.published, c.iso) << c.published;
    EXPECT_EQ(out.doubts, c.doubts) << c.published;
  }
}

TEST(CleanArticle, BelievesADeclaredLanguageWhereTheGuessKnowsNone) {
  std::string basque;
  for (int i = 0; i < 4; ++i) {
    basque += "Ministroak esan zuen astelehenean elkarrizketek aurrera jarraituko dutela. ";
  }
  RawArticle article = raw("", basque);
  EXPECT_EQ(clean(article).article.language, "mis");
  article.language = "eu-ES";
  EXPECT_EQ(clean(article).article.language, "eu");
  article.body = "The ministry said on Monday that the talks with the rebels would go on. ";
  EXPECT_EQ(clean(article).article.language, "en") << "a declaration is often a template's";
}

}  // namespace
}  // namespace standoff
