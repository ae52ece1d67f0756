#include "standoff/read/web/robots.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(Robots, AllowPaths) {
  struct Case {
    const char* why;
    std::string rules;
    std::string path;
    bool allowed;
  };
  const std::string groups =
      "User-agent: other\nDisallow: /\n\nUser-agent: standoff\nDisallow: /a\n\n"
      "User-agent: *\nDisallow: /b\n";
  const Case kCases[] = {
      {"nothing is said", "", "/a", true},
      {"our group", groups, "/a", false},
      {"our group and no other", groups, "/b", true},
      {"capitals", "USER-AGENT: StandOff\nDISALLOW: /a", "/a", false},
      {"a version behind our name", "User-agent: Standoff/2.0\nDisallow: /a", "/a", false},
      {"a longer name is another's", "User-agent: standoffish\nDisallow: /", "/a", true},
      {"everybody's", "User-agent: *\nDisallow: /a", "/a/b", false},
      {"ours in two places",
       "User-agent: standoff\nDisallow: /a\nUser-agent: x\nDisallow: /\n"
       "User-agent: standoff\nDisallow: /b",
       "/b", false},
      {"several names of a group", "User-agent: x\nUser-agent: standoff\nDisallow: /a", "/a",
       false},
      {"a sitemap ends no group",
       "User-agent: x\nSitemap: http://a/\nUser-agent: standoff\nDisallow: /a", "/a", false},
      {"a rule before any group", "Disallow: /\nUser-agent: *\nAllow: /", "/a", true},
      {"an empty rule forbids nothing", "User-agent: *\nDisallow:", "/a", true},
      {"a group without rules", "User-agent: standoff\n\nUser-agent: *\nDisallow: /", "/a", false},
      {"the longest decides", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
      {"wherever it stands", "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false},
      {"of two as long the one that allows", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
      {"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
      {"a star", "User-agent: *\nDisallow: /*.php", "/a/b.php?c", false},
      {"a star that finds nothing", "User-agent: *\nDisallow: /*.php", "/a/b.html", true},
      {"many stars", "User-agent: *\nDisallow: /*a*b*c", "/xaxbxc", false},
      {"in order", "User-agent: *\nDisallow: /*c*b*a", "/xaxbxc", true},
      {"the end", "User-agent: *\nDisallow: /*.php$", "/a.php", false},
      {"not the end", "User-agent: *\nDisallow: /*.php$", "/a.php?b", true},
      {"the end alone", "User-agent: *\nDisallow: /$", "/", false},
      {"and only it", "User-agent: *\nDisallow: /$", "/a", true},
      {"the end does not overlap", "User-agent: *\nDisallow: /aa*aa$", "/aaa", true},
      {"a dollar inside is a dollar", "User-agent: *\nDisallow: /a$b", "/a$b", false},
      {"case counts", "User-agent: *\nDisallow: /A", "/a", true},
      {"escapes of letters", "User-agent: *\nDisallow: /%61b", "/a%62", false},
      {"small escapes", "User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false},
      {"an escaped slash is none", "User-agent: *\nDisallow: /a/b", "/a%2Fb", true},
      {"letters beyond ASCII", "User-agent: *\nDisallow: /caf\xC3\xA9", "/caf%C3%A9", false},
      {"an escaped star is a star", "User-agent: *\nDisallow: /a%2Ab", "/a*b", false},
      {"and matches nothing else", "User-agent: *\nDisallow: /a%2Ab", "/axb", true},
      {"comments", "User-agent: * # all\nDisallow: /a # b", "/a", false},
      {"Windows", "User-agent: *\r\nDisallow: /a\r\n", "/a", false},
      {"old Macintosh", "User-agent: *\rDisallow: /a\r", "/a", false},
      {"a byte order mark", "\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a", false},
      {"a page instead", "<!DOCTYPE html><html><body>No</body></html>", "/a", true},
      {"null bytes", std::string("\0User-agent: *\nDisallow: /a\0", 28), "/a", true},
      {"behind 500 KiB", std::string(600U << 10, '\n') + "User-agent: *\nDisallow: /", "/a", true},
  };
  for (const Case& row : kCases) {
    const RobotsRules rules = RobotsRules::parse(row.rules, "standoff");
    EXPECT_EQ(rules.allows(row.path), row.allowed) << row.why;
  }
  EXPECT_FALSE(RobotsRules::allow_none().allows("/"));
  EXPECT_TRUE(RobotsRules::allow_all().allows("/"));
}

TEST(Robots, AskForPauses) {
  struct Case {
    const char* why;
    std::string rules;
    int milliseconds;
  };
  const Case kCases[] = {
      {"none", "User-agent: *\nDisallow: /", 0},
      {"some", "User-agent: *\nCrawl-delay: 2.5", 2500},
      {"another's", "User-agent: x\nCrawl-delay: 2", 0},
      {"too long", "User-agent: *\nCrawl-delay: 86400", 30000},
      {"nonsense", "User-agent: *\nCrawl-delay: slow", 0},
      {"negative", "User-agent: *\nCrawl-delay: -1", 0},
      {"no number", "User-agent: *\nCrawl-delay: nan", 0},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(RobotsRules::parse(row.rules, "standoff").crawl_delay().count(), row.milliseconds)
        << row.why;
  }
}

TEST(Robots, KnowProductsByTheirFirstWord) {
  EXPECT_EQ(RobotsRules::product_of("Standoff/0.1 (+https://a.example)"), "standoff");
  EXPECT_EQ(RobotsRules::product_of("news_desk-bot"), "news_desk-bot");
  EXPECT_EQ(RobotsRules::product_of("(none)"), "");
}

// A pattern and a path that make a careless matcher take exponential time, as many as fit.
TEST(Robots, AreQuickOnHostileRules) {
  std::string rules = "User-agent: *\n";
  while (rules.size() < RobotsRules::kMostBytes) {
    rules += "Disallow: /";
    for (int i = 0; i < 500; ++i) rules += "*aab";
    rules += "\n";
  }
  const std::string path = "/" + std::string(8000, 'a');
  EXPECT_TRUE(RobotsRules::parse(rules, "standoff").allows(path));
}

}  // namespace
}  // namespace standoff
