#include "standoff/read/web/feed_list.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

std::string opml(const std::string& body) {
  return "<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><body>\n" + body + "\n</body></opml>\n";
}

TEST(FeedList, IsRead) {
  struct Case {
    const char* why;
    std::string list;
    std::string feeds;  // with spaces between; or the error
  };
  const std::string a = "<outline xmlUrl=\"http://a.example/f\"/>";
  const Case kCases[] = {
      {"OPML", opml("<outline type=\"rss\" text=\"A\" xmlUrl=\"http://a.example/f\"/>"),
       "http://a.example/f"},
      {"folders", opml("<outline text=\"News\"><outline>" + a + "</outline></outline>"),
       "http://a.example/f"},
      {"other spellings", opml("<OUTLINE XMLURL=\"http://a.example/f\"></OUTLINE>"),
       "http://a.example/f"},
      {"a feed twice", opml(a + a), "http://a.example/f"},
      {"escapes", opml("<outline xmlUrl=\"http://a.example/?b&amp;c\"/>"), "http://a.example/?b&c"},
      {"a byte order mark", "\xEF\xBB\xBF" + opml(a), "http://a.example/f"},
      {"space before", "\n " + opml(a).substr(22), "http://a.example/f"},
      {"lines", "# mine\n\nhttp://a.example/f\r\n  https://b.example\n",
       "http://a.example/f https://b.example/"},
      {"a line without an end", "http://a.example/f", "http://a.example/f"},
      {"nothing", "", "there is no feed in it"},
      {"comments only", "# http://a.example/f\n", "there is no feed in it"},
      {"no outline", opml(""), "there is no feed in it"},
      {"another line", "http://a.example/f\nb.example\n",
       "line 2: not an address of http or https: 'b.example'"},
      {"an outline that leads elsewhere", opml("<outline xmlUrl=\"file:///etc/passwd\"/>"),
       "line 3: not an address of http or https: 'file:///etc/passwd'"},
      {"a feed", "<rss><channel/></rss>", "line 1: not OPML, but <rss>"},
      {"a page", "<html><outline xmlUrl=\"http://a.example/f\"/></html>",
       "line 1: not OPML, but <html>"},
      {"XML that breaks off", "<opml><body>" + a, "line 1: not XML: no element found"},
  };
  for (const Case& row : kCases) {
    const Result<std::vector<std::string>> feeds = read_feed_list(row.list);
    std::string found;
    if (!feeds) found = feeds.error().to_string();
    for (std::size_t i = 0; feeds && i < feeds->size(); ++i) {
      found += (i == 0 ? "" : " ") + (*feeds)[i];
    }
    EXPECT_EQ(found, row.feeds) << row.why;
  }
}

TEST(FeedList, IsBounded) {
  std::string lines;
  for (std::size_t i = 0; i <= kMaxFeeds; ++i)
    lines += "http://a.example/" + std::to_string(i) + "\n";
  const Result<std::vector<std::string>> many = read_feed_list(lines);
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().to_string(), "line 100001: more than 100,000 feeds");
  EXPECT_EQ(read_feed_list(std::string(kMaxFeedListBytes + 1, '\n')).error().code,
            ErrorCode::kLimit);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<outline>";
  EXPECT_FALSE(read_feed_list(opml(deep)));
  std::string entities = "<!DOCTYPE opml [<!ENTITY a0 'lolololol'>";
  for (int i = 1; i < 12; ++i) {
    entities += "<!ENTITY a" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) entities += "&a" + std::to_string(i - 1) + ";";
    entities += "'>";
  }
  const Result<std::vector<std::string>> laughs =
      read_feed_list(entities + "]><opml><outline xmlUrl=\"&a11;\"/></opml>");
  ASSERT_FALSE(laughs);
  EXPECT_NE(laughs.error().message.find("amplification"), std::string::npos);
}

}  // namespace
}  // namespace standoff
