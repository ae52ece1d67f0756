#include "standoff/read/web/feed_link.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(FeedLink, IsFound) {
  struct Case {
    const char* why;
    std::string head;
    std::string link;
  };
  const std::string rss = " type=\"application/rss+xml\"";
  const Case kCases[] = {
      {"RSS", "<link rel=\"alternate\"" + rss + " title=\"News\" href=\"/f\">",
       "https://a.example/f"},
      {"Atom, in other spellings",
       "<LINK HREF='https://b.example/f' TYPE='Application/Atom+XML; charset=utf-8' REL='home "
       "Alternate'/>",
       "https://b.example/f"},
      {"JSON Feed", "<link rel=alternate type=application/feed+json href=f>",
       "https://a.example/b/f"},
      {"the first", "<link rel=alternate" + rss + " href=1><link rel=alternate" + rss + " href=2>",
       "https://a.example/b/1"},
      {"another language is no feed", "<link rel=alternate hreflang=fr href=/fr>", ""},
      {"a style is no feed", "<link rel=stylesheet" + rss + " href=/f>", ""},
      {"elsewhere than the web", "<link rel=alternate" + rss + " href=feed:x>", ""},
      {"nowhere", "<link rel=alternate" + rss + ">", ""},
      {"in a comment", "<!-- <link rel=alternate" + rss + " href=/f> -->", ""},
  };
  const WebAddress base = *parse_address("https://a.example/b/c");
  for (const Case& row : kCases) {
    const std::string page =
        "<!DOCTYPE html><html><head>" + row.head + "</head><body></body></html>";
    EXPECT_EQ(feed_link(page, base), row.link) << row.why;
  }
}

}  // namespace
}  // namespace standoff
