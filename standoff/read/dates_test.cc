#include "standoff/read/dates.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(IsoDate, ReadsTheFormsOfFeedsPagesAndFiles) {
  struct Case {
    const char* why;
    const char* text;
    const char* iso;  // "" for none
  };
  const Case kCases[] = {
      {"RFC 822 as RSS has it", "Mon, 23 Sep 2024 14:05:00 GMT", "2024-09-23T14:05:00Z"},
      {"with a zone in figures", "Mon, 23 Sep 2024 14:05:00 +0200", "2024-09-23T14:05:00+02:00"},
      {"with a zone of North America", "23 Sep 2024 14:05 EDT", "2024-09-23T14:05-04:00"},
      {"with a year of two digits", "Mon, 23 Sep 24 14:05:00 GMT", "2024-09-23T14:05:00Z"},
      {"RFC 850", "Monday, 23-Sep-24 14:05:00 GMT", "2024-09-23T14:05:00Z"},
      {"asctime", "Mon Sep 23 14:05:00 2024", "2024-09-23T14:05:00"},
      {"ISO 8601, a day", "2024-09-23", "2024-09-23"},
      {"a moment", "2024-09-23T14:05:00Z", "2024-09-23T14:05:00Z"},
      {"with a fraction", "2024-09-23T14:05:00.123+05:30", "2024-09-23T14:05:00+05:30"},
      {"with a space for the T", "2024-09-23 14:05:00", "2024-09-23T14:05:00"},
      {"without seconds", "2024-09-23T14:05+00:00", "2024-09-23T14:05Z"},
      {"the basic form", "20240923T140500Z", "2024-09-23T14:05:00Z"},
      {"a day in figures", "20240923", "2024-09-23"},
      {"a moment in figures", "20240923140500", "2024-09-23T14:05:00"},
      {"slashes, the year first", "2024/09/23", "2024-09-23"},
      {"seconds since 1970", "1727100300", "2024-09-23T14:05:00Z"},
      {"the same from a floating number", "1727100300.000000", "2024-09-23T14:05:00Z"},
      {"milliseconds", "1727100300123", "2024-09-23T14:05:00Z"},
      {"British", "23 September 2024", "2024-09-23"},
      {"American", "September 23, 2024", "2024-09-23"},
      {"with the time of day", "Sept. 23, 2024 2:05 p.m. EDT", "2024-09-23T14:05-04:00"},
      {"midnight of twelve hours", "Sep 23 2024 12:05 AM", "2024-09-23T00:05"},
      {"words around it", "Published: Monday, 23rd September 2024 at 14:05 BST",
       "2024-09-23T14:05"},
      {"a day that can be no month", "23/09/2024", "2024-09-23"},
      {"the American way round", "09/23/2024", "2024-09-23"},
      {"white space", "  2024-09-23\n", "2024-09-23"},
      {"two days in one", "03/04/2024", ""},
      {"no such day", "2023-02-29", ""},
      {"no such hour", "2024-09-23T25:00:00", ""},
      {"a word", "yesterday", ""},
      {"nothing", "", ""},
      {"a count", "12", ""},
      {"a number without end", "99999999999999999999999999", ""},
      {"too much around it",
       "By Ann Lee, Bo Ek and others in the capital, with reports from the north, on 23 Sep 2024",
       ""},
  };
  for (const Case& c : kCases) EXPECT_EQ(iso_date(c.text).value_or(""), c.iso) << c.why;
}

TEST(IsFuture, AllowsForZones) {
  constexpr std::int64_t kNow = 1727100300;  // 23 September 2024
  EXPECT_FALSE(is_future("2024-09-23", kNow));
  EXPECT_FALSE(is_future("2024-09-24T01:00", kNow)) << "it is tomorrow somewhere";
  EXPECT_TRUE(is_future("2024-09-25", kNow));
  EXPECT_TRUE(is_future("2999-01-01T00:00:00Z", kNow));
}

}  // namespace
}  // namespace standoff
