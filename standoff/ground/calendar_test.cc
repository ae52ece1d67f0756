#include "standoff/ground/calendar.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(Calendar, DaysAndBack) {
  EXPECT_EQ(to_days({1970, 1, 1}), 0);
  EXPECT_EQ(to_days({2000, 3, 1}), 11017);
  for (std::int64_t days = to_days({1, 1, 1}); days <= to_days({9999, 12, 31}); days += 13) {
    const CivilDate date = from_days(days);
    ASSERT_TRUE(is_valid(date)) << days;
    ASSERT_EQ(to_days(date), days);
    ASSERT_EQ(monday_of(iso_week(date)), from_days(days + 1 - weekday(date))) << days;
  }
}

TEST(Calendar, IsoWeeks) {
  struct Case {
    const char* why;
    CivilDate date;
    IsoWeek week;
    int weekday;
  };
  const Case kCases[] = {
      {"an ordinary day", {2024, 9, 26}, {2024, 39}, 4},
      {"the first days of January may belong to the old year", {2021, 1, 3}, {2020, 53}, 7},
      {"the last days of December may belong to the new one", {2019, 12, 31}, {2020, 1}, 2},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(iso_week(c.date), c.week) << c.why;
    EXPECT_EQ(weekday(c.date), c.weekday) << c.why;
  }
  EXPECT_EQ(weeks_in_year(2020), 53);
  EXPECT_EQ(weeks_in_year(2024), 52);
}

TEST(Calendar, ParsesTheFrontOfATimestamp) {
  struct Case {
    const char* why;
    const char* iso;
    bool valid;
  };
  const Case kCases[] = {
      {"a date", "2024-09-26", true},
      {"a date and time", "2024-09-26T09:00Z", true},
      {"no leap day in 2023", "2023-02-29", false},
      {"no date at all", "September", false},
      {"more digits than a day has", "2024-09-261", false},
      {"a sign is no digit", "2024-+1-01", false},
      {"nothing", "", false},
  };
  for (const Case& c : kCases) EXPECT_EQ(parse_date(c.iso).has_value(), c.valid) << c.why;
}

}  // namespace
}  // namespace standoff
