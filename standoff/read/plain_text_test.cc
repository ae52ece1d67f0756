#include "standoff/read/plain_text.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

using namespace std::string_literals;

std::string refusal(std::string bytes) {
  const Result<Article> article = article_of_plain_text(std::move(bytes), "a.txt");
  return article ? "" : article.error().to_string();
}

TEST(ArticleOfPlainText, KeepsTheBytesAndTakesTheFirstLineAsTitle) {
  struct Case {
    const char* why;
    std::string bytes;
    std::string text;
    std::string title;
  };
  const Case kCases[] = {
      {"line ends stay as they are", "Title\r\n\r\nBody.\r\n", "Title\r\n\r\nBody.\r\n", "Title"},
      {"a byte order mark goes", "\xEF\xBB\xBFTitle\n", "Title\n", "Title"},
      {"blank lines before the title", "\n  \n Truce \nBody", "\n  \n Truce \nBody", "Truce"},
      {"one line is its own title", "Truce holds.", "Truce holds.", "Truce holds."},
      {"a stray control character stays", std::string(60, 'a') + "\x01",
       std::string(60, 'a') + "\x01", std::string(60, 'a') + "\x01"},
  };
  for (const Case& c : kCases) {
    const Result<Article> article = article_of_plain_text(c.bytes, "a.txt");
    ASSERT_TRUE(article) << c.why;
    EXPECT_EQ(article->text, c.text) << c.why;
    EXPECT_EQ(article->title, c.title) << c.why;
    EXPECT_EQ(article->id, "a.txt") << c.why;
  }
}

TEST(ArticleOfPlainText, SaysWhatIsWrong) {
  struct Case {
    const char* why;
    std::string bytes;
    std::string message;
  };
  const Case kCases[] = {
      {"nothing", "", "there is no text in it"},
      {"blank", " \r\n\t ", "there is no text in it"},
      {"spaces of other kinds are blank too", "\u00A0\u2003\u200B", "there is no text in it"},
      {"a byte order mark alone", "\xEF\xBB\xBF", "there is no text in it"},
      {"Latin-1", "caf\xE9 society", "byte 3: not UTF-8: found 0xE9"},
      {"the offset does not count a byte order mark", "\xEF\xBB\xBFok \xFF",
       "byte 3: not UTF-8: found 0xFF"},
      {"UTF-16, little-endian", "\xFF\xFEH\0i\0"s, "text is UTF-16; convert it to UTF-8 first"},
      {"UTF-16, big-endian", "\xFE\xFF\0H\0i"s, "text is UTF-16; convert it to UTF-8 first"},
      {"UTF-32", "\xFF\xFE\0\0H\0\0\0"s, "text is UTF-32; convert it to UTF-8 first"},
      {"UTF-16 without a mark", "H\0i\0"s, "byte 1: binary data, not text: 2 control characters"},
      {"a picture", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s,
       "byte 6: binary data, not text: 4 control characters"},
      {"one letter without end", "Title\n" + std::string(100000, 'x'),
       "byte 6: 100000 bytes without white space are no prose"},
      {"larger than any article", std::string(kMaxArticleBytes + 1, ' '), "larger than 16 MiB"},
  };
  for (const Case& c : kCases) EXPECT_EQ(refusal(c.bytes), c.message) << c.why;
}

}  // namespace
}  // namespace standoff
