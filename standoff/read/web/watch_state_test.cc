#include "standoff/read/web/watch_state.h"

#include <gtest/gtest.h>

#include "standoff/base/file.h"

namespace standoff {
namespace {

// The tests run in the project's folder.
TEST(WatchState, ReadsEachVersionThatWasEverWritten) {
  const Result<std::string> text = read_file("tests/watch-state/version-1.state", 1U << 20);
  ASSERT_TRUE(text);
  Result<WatchState> state = WatchState::parse(*text);
  ASSERT_TRUE(state) << state.error().to_string();
  ASSERT_EQ(state->feeds().size(), 2U);
  FeedMemory dead;
  dead.not_before = 1727104200;
  dead.failures = 3;
  EXPECT_EQ(state->feed("http://news.example/dead"), dead);
  const FeedMemory alive{1727100300,
                         1727100900,
                         0,
                         "https://feeds.news.example/all",
                         "W/\"5f3-1\"",
                         "Mon, 23 Sep 2024 14:05:00 GMT",
                         {0x0123456789abcdef, 0xff}};
  EXPECT_EQ(state->feed("https://news.example/feed.xml"), alive);
  EXPECT_EQ(state->text(), *text);
}

TEST(WatchState, RefusesWhatIsNone) {
  struct Case {
    const char* why;
    std::string text;
    std::string error;
  };
  const std::string title = "standoff watch state 1\n";
  const Case kCases[] = {
      {"nothing", "", "line 1: not the state of a watch, or cut"},
      {"another file", "feed http://a.example/\n", "line 1: not the state of a watch"},
      {"cut", title + "feed http://a.exa", "line 1: not the state of a watch, or cut"},
      {"no version", "standoff watch state \n", "line 1: not the state of a watch"},
      {"a later version", "standoff watch state 12\n",
       "line 1: the state of a watch in version 12, and this program reads version 1"},
      {"of no feed", title + "read 1\n", "line 2: nothing that a watch remembers"},
      {"no feed's name", title + "feed \n", "line 2: nothing that a watch remembers"},
      {"an unknown line", title + "feed a\nsaw 1\n", "line 3: nothing that a watch remembers"},
      {"no number", title + "feed a\nread soon\n", "line 3: nothing that a watch remembers"},
      {"too large a number", title + "feed a\nread 99999999999999999999\n",
       "line 3: nothing that a watch remembers"},
      {"a short key", title + "feed a\nseen 12\n", "line 3: nothing that a watch remembers"},
      {"no key", title + "feed a\nseen 0123456789abcdeg\n",
       "line 3: nothing that a watch remembers"},
      {"a carriage return, which could break a request", title + "feed a\netag b\r\n",
       "line 3: not plain text"},
      {"not UTF-8", title + "feed \xFF\n", "line 2: not plain text"},
      {"a blank line", title + "\n", "line 2: nothing that a watch remembers"},
  };
  for (const Case& row : kCases) {
    const Result<WatchState> state = WatchState::parse(row.text);
    ASSERT_FALSE(state) << row.why;
    EXPECT_EQ(state.error().to_string(), row.error) << row.why;
  }
}

}  // namespace
}  // namespace standoff
