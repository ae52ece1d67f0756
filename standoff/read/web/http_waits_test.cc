#include "standoff/read/web/http_waits.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

constexpr std::int64_t kNow = 1727100300;  // Mon, 23 Sep 2024 14:05:00 GMT

TEST(HttpWaits, AreAskedFor) {
  struct Case {
    const char* why;
    const char* retry_after;
    int seconds;
  };
  const Case kCases[] = {
      {"seconds", "120", 120},
      {"a date", "Mon, 23 Sep 2024 14:06:00 GMT", 60},
      {"a date that is gone", "Mon, 23 Sep 2024 14:04:00 GMT", 0},
      {"nothing", "", 0},
      {"nonsense", "later", 0},
      {"negative", "-5", 0},
      {"a year", "31536000", 7 * 24 * 60 * 60},
      {"more than any number", "99999999999999999999999", 7 * 24 * 60 * 60},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(wait_asked_for({{"retry-after", row.retry_after}}, kNow).count(), row.seconds)
        << row.why;
  }
  EXPECT_EQ(wait_asked_for({}, kNow).count(), 0);
}

TEST(HttpWaits, AnswersStayFresh) {
  struct Case {
    const char* why;
    HeaderFields fields;
    int seconds;
  };
  const Case kCases[] = {
      {"nothing is said", {}, 0},
      {"max-age", {{"cache-control", "public, Max-Age=600"}}, 600},
      {"in quotes", {{"cache-control", "max-age=\"600\""}}, 600},
      {"less its age", {{"cache-control", "max-age=600"}, {"age", "100"}}, 500},
      {"older than its age", {{"cache-control", "max-age=60"}, {"age", "100"}}, 0},
      {"never", {{"cache-control", "max-age=600, no-cache"}}, 0},
      {"not kept", {{"cache-control", "no-store"}}, 0},
      {"a date", {{"expires", "Mon, 23 Sep 2024 14:06:00 GMT"}}, 60},
      {"max-age before the date",
       {{"cache-control", "max-age=5"}, {"expires", "Mon, 23 Sep 2024 14:06:00 GMT"}},
       5},
      {"a date that is none", {{"expires", "0"}}, 0},
      {"nonsense", {{"cache-control", ",,max-age=,=;max-age"}}, 0},
      {"a year", {{"cache-control", "max-age=31536000"}}, 24 * 60 * 60},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(fresh_for(row.fields, kNow).count(), row.seconds) << row.why;
  }
}

}  // namespace
}  // namespace standoff
