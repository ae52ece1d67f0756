#include "standoff/read/internal/date_line.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace standoff {
namespace {

// "published 2024-03-12; updated 2024-03-13T09:00"
std::string text_of(const DateLine& line) {
  std::string text;
  for (const LineDate& date : line.dates) {
    if (!text.empty()) text += "; ";
    if (date.role == DateRole::kPublished) text += "published ";
    if (date.role == DateRole::kUpdated) text += "updated ";
    text += date.iso;
  }
  return text;
}

TEST(DateLine, ReadsTheDatesOfALine) {
  const struct {
    const char* why;
    std::string_view line;
    std::string_view dates;
  } cases[] = {
      {"a day with its role, time and zone", "Published 12 March 2024, 10:14 GMT",
       "published 2024-03-12T10:14Z"},
      {"month first", "March 12, 2024", "2024-03-12"},
      {"a month cut short, an ordinal", "Mar. 12th, 2024", "2024-03-12"},
      {"year first", "2024-03-12", "2024-03-12"},
      {"a weekday and an afternoon", "Tuesday, March 12, 2024 at 5:30 p.m.", "2024-03-12T17:30"},
      {"two dates", "Posted 12 March 2024 | Last updated: 13 March 2024, 09:00",
       "published 2024-03-12; updated 2024-03-13T09:00"},
      {"the second in brackets", "12 March 2024 (updated 13 March 2024)",
       "2024-03-12; updated 2024-03-13"},
      {"a byline before", "By Ann Lee, Port Dorne | March 12, 2024", "2024-03-12"},
      {"a count behind", "March 12, 2024 \u00B7 5 min read", "2024-03-12"},
      {"French", "Publi\u00E9 le 1er ao\u00FBt 2024 \u00E0 18:05", "published 2024-08-01T18:05"},
      {"German", "Aktualisiert am 12. M\u00E4rz 2024", "updated 2024-03-12"},
      {"Spanish", "12 de marzo de 2024", "2024-03-12"},
      {"Russian, in capitals", "12 \u041C\u0410\u0420\u0422\u0410 2024", "2024-03-12"},
      {"Japanese", "2024\u5E743\u670812\u65E5", "2024-03-12"},
      {"points are between day and month", "03.04.2024", "2024-04-03"},
      {"only one day fits", "03/14/2024", "2024-03-14"},
      {"one day both ways", "04/04/2024", "2024-04-04"},
      {"a zone without a number", "Ann Lee - Mar 12, 2024, 10:31 pm CST", "2024-03-12T22:31-06:00"},
      {"words of a script without capitals", "by \u65B0\u805E / 2024.03.12", "2024-03-12"},
      {"a year cut short", "25.4.24", "2024-04-25"},
      {"which may be the day", "12-03-24", ""},
      {"two days fit", "03/04/2024", ""},
      {"no such day", "31 February 2024", ""},
      {"no year", "12 March", ""},
      {"prose", "The truce of 12 March 2024 fell apart", ""},
      {"prose with a telling word", "The report, published 12 March 2024, names no one", ""},
      {"a title around a date", "What We Know Of 12 March 2024 In Kasovia", ""},
      {"a question", "March 12, 2024?", ""},
      {"a score is no time", "12 March 2024 3:0:1:2", "2024-03-12"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(text_of(read_date_line(row.line, {})), row.dates) << row.why;
  }
}

TEST(DateLine, OpensTheNext) {
  EXPECT_EQ(read_date_line("Last updated:", {}).opens, DateRole::kUpdated);
  EXPECT_EQ(read_date_line("Published:", {}).opens, DateRole::kPublished);
  EXPECT_EQ(read_date_line("Ann Lee", {}).opens, DateRole::kBare);
  EXPECT_EQ(read_date_line("Updated 12 March 2024", {}).opens, DateRole::kBare);
}

TEST(DateLine, TellsTwoDaysApartByEvidenceOnly) {
  const struct {
    const char* why;
    DayEvidence evidence;
    std::string_view dates;
  } cases[] = {
      {"none", {}, ""},
      {"the page's order", {.url = {}, .order = DayOrder::kDayFirst}, "2024-04-03"},
      {"the other order", {.url = {}, .order = DayOrder::kMonthFirst}, "2024-03-04"},
      {"the address before the order",
       {.url = "https://news.example/2024/03/04/truce", .order = DayOrder::kDayFirst},
       "2024-03-04"},
      {"an address of another day", {.url = "https://news.example/2024/05/04/truce"}, ""},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(text_of(read_date_line("03/04/2024", row.evidence)), row.dates) << row.why;
  }
}

TEST(DateLine, FindsTheDayOfAnAddress) {
  const struct {
    const char* why;
    std::string_view url;
    std::string_view day;
  } cases[] = {
      {"a path", "https://news.example/2024/03/12/truce", "2024-03-12"},
      {"a name", "https://news.example/truce-2024-03-12.html", "2024-03-12"},
      {"no such day", "https://news.example/2024/13/12/truce", ""},
      {"a month", "https://news.example/2024/03/truce", ""},
      {"a longer number", "https://news.example/12024-03-12", ""},
      {"two signs", "https://news.example/2024-03/12", ""},
      {"nothing", "", ""},
  };
  for (const auto& row : cases) EXPECT_EQ(day_in_address(row.url), row.day) << row.why;
}

TEST(DateLine, LearnsTheOrderOfAPage) {
  const struct {
    const char* why;
    std::string_view text;
    std::string_view language;
    DayOrder order;
  } cases[] = {
      {"a date that can be read one way", "5/6/2024 and 25/06/2024", "", DayOrder::kDayFirst},
      {"the page over its language", "06/25/2024", "en-GB", DayOrder::kMonthFirst},
      {"dates that disagree", "25/06/2024 06/25/2024", "en-GB", DayOrder::kUnknown},
      {"a language", "", "fr-FR", DayOrder::kDayFirst},
      {"a country", "", "en-GB", DayOrder::kDayFirst},
      {"English may be either", "", "en", DayOrder::kUnknown},
      {"as may what themes declare by default", "", "en-US", DayOrder::kUnknown},
      {"cut short", "25/06/20", "", DayOrder::kUnknown},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(day_order_of(row.text, row.language), row.order) << row.why;
  }
}

}  // namespace
}  // namespace standoff
