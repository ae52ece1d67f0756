// The proleptic Gregorian calendar and ISO 8601 weeks.
//
//   std::optional<CivilDate> date = parse_date("2024-09-26T09:00Z");  // 26 September 2024
//   iso_week(*date)                                                   // {2024, 39}
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace standoff {

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to days_in_month

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

struct IsoWeek {
  int year = 1970;
  int week = 1;  // 1 to weeks_in_year

  friend auto operator<=>(const IsoWeek&, const IsoWeek&) = default;
};

int days_in_month(int year, int month);
int weeks_in_year(int year);
bool is_valid(CivilDate date);

// Days since 1 January 1970, and back.
std::int64_t to_days(CivilDate date);
CivilDate from_days(std::int64_t days);

int weekday(CivilDate date);  // 1 Monday to 7 Sunday
IsoWeek iso_week(CivilDate date);
CivilDate monday_of(IsoWeek week);

// The date at the front of an ISO 8601 date or date and time; none where there is no valid one.
std::optional<CivilDate> parse_date(std::string_view iso);

}  // namespace standoff
