#include "standoff/read/web/feed_schedule.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

using std::chrono::seconds;

TEST(FeedSchedule, WaitsLongerEachTime) {
  FeedMemory feed;
  for (const int minutes : {5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440}) {
    note_failure(feed, 1000, {});
    EXPECT_EQ(feed.not_before, 1000 + 60 * minutes);
  }
  note_failure(feed, 1000, seconds(200'000));
  EXPECT_EQ(feed.not_before, 201'000) << "as long as it asks";
  note_answer(feed, 2000, seconds(60));
  EXPECT_EQ(feed.failures, 0U);
  EXPECT_EQ(feed.read, 2000);
  EXPECT_EQ(feed.not_before, 2060);
  feed.failures = ~0U;  // of a state that somebody wrote
  note_failure(feed, 1000, {});
  EXPECT_EQ(feed.not_before, 1000 + 24 * 60 * 60);
}

TEST(FeedSchedule, KnowsItemsAgain) {
  struct Item {
    std::string id, url, title, body;
  };
  struct Case {
    const char* why;
    Item one, other;
    bool is_one_item;  // in one feed
    bool in_two_feeds;
  };
  const Case kCases[] = {
      {"by what the feed calls it",
       {"1", "http://a.example/1", "A", "B"},
       {"1", "", "", ""},
       true,
       false},
      {"not by words, where it has a name", {"1", "", "A", "B"}, {"2", "", "A", "B"}, false, false},
      {"by its link",
       {"", "http://a.example/1", "A", "B"},
       {"", "http://a.example/1", "C", "D"},
       true,
       true},
      {"by an address for a name",
       {"http://a.example/1", "", "", ""},
       {"http://a.example/1", "x", "", ""},
       true,
       true},
      {"by its words", {"", "", "A", "B"}, {"", "", "A", "B"}, true, false},
      {"other words", {"", "", "A", "B"}, {"", "", "A", "C"}, false, false},
  };
  const auto key = [](const Item& item, const char* feed) {
    RawArticle article;
    article.id = item.id;
    article.url = item.url;
    article.title = item.title;
    article.body = item.body;
    return key_of(article, feed);
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(key(row.one, "f") == key(row.other, "f"), row.is_one_item) << row.why;
    EXPECT_EQ(key(row.one, "f") == key(row.other, "g"), row.in_two_feeds) << row.why;
  }
}

TEST(FeedSchedule, ForgetsTheOldestThatTheFeedHasNotAnyMore) {
  FeedMemory feed;
  for (ItemKey key = 0; key < kMostSeen; ++key) feed.seen.push_back(key);
  EXPECT_TRUE(forget_oldest(feed, {0}).empty());
  EXPECT_EQ(feed.seen.back(), 0U) << "what the feed has is the last to go";
  feed.seen.push_back(kMostSeen);
  EXPECT_EQ(forget_oldest(feed, {0}), std::vector<ItemKey>{1});
  EXPECT_EQ(feed.seen.size(), kMostSeen);
}

TEST(FeedSchedule, SaysHowLong) {
  EXPECT_EQ(in_words(seconds(0)), "0 s");
  EXPECT_EQ(in_words(seconds(59)), "59 s");
  EXPECT_EQ(in_words(seconds(299)), "5 min");
  EXPECT_EQ(in_words(seconds(5400)), "90 min");
  EXPECT_EQ(in_words(seconds(86399)), "24 h");
}

}  // namespace
}  // namespace standoff
