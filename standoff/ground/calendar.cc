#include "standoff/ground/calendar.h"

#include <charconv>
#include <system_error>

namespace standoff {
namespace {

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

int days_in_month(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// A year has 53 weeks if it begins on a Thursday, or on a Wednesday and is a leap year.
int weeks_in_year(int year) {
  const int first = weekday({year, 1, 1});
  return first == 4 || (first == 3 && is_leap(year)) ? 53 : 52;
}

bool is_valid(CivilDate date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

// Source: the algorithms of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": the
// year begins in March, so that the leap day is its last, and 400 years have 146,097 days.
std::int64_t to_days(CivilDate date) {
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<std::int64_t>(era) * 146097 + day_of_era - 719468;
}

CivilDate from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = static_cast<int>(days - era * 146097);
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int year = static_cast<int>(era) * 400 + year_of_era + (month <= 2 ? 1 : 0);
  return {year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

// 1 January 1970 was a Thursday.
int weekday(CivilDate date) {
  const auto past_monday = static_cast<int>((to_days(date) + 3) % 7);
  return (past_monday < 0 ? past_monday + 7 : past_monday) + 1;
}

// A week belongs to the year of its Thursday.
IsoWeek iso_week(CivilDate date) {
  const CivilDate thursday = from_days(to_days(date) + 4 - weekday(date));
  const std::int64_t day_of_year = to_days(thursday) - to_days({thursday.year, 1, 1});
  return {thursday.year, static_cast<int>(day_of_year / 7) + 1};
}

// 4 January always lies in week 1.
CivilDate monday_of(IsoWeek week) {
  const CivilDate fourth{week.year, 1, 4};
  return from_days(to_days(fourth) - weekday(fourth) + 1 + std::int64_t{7} * (week.week - 1));
}

std::optional<CivilDate> parse_date(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return std::nullopt;
  const auto year = number(iso.substr(0, 4));
  const auto month = number(iso.substr(5, 2));
  const auto day = number(iso.substr(8, 2));
  if (!year || !month || !day || !is_valid({*year, *month, *day})) return std::nullopt;
  return CivilDate{*year, *month, *day};
}

}  // namespace standoff
