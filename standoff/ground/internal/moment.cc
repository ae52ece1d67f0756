#include "standoff/ground/internal/moment.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace standoff {
namespace {

constexpr int kUnknown = Moment::kUnknown;
constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};

// Reads exactly `digits` digits, or as many X for kUnknown.
std::optional<int> number(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return std::nullopt;
  if (text.find_first_not_of('X') == std::string_view::npos) return kUnknown;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string digits_of(int value, int width) {
  if (value == kUnknown) return std::string(static_cast<std::size_t>(width), 'X');
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%0*d", width, value);
  return buffer.data();
}

std::string_view take_field(std::string_view& rest) {
  const std::string_view field = rest.substr(0, rest.find('-'));
  rest.remove_prefix(std::min(rest.size(), field.size() + 1));
  return field;
}

bool in_range(int value, int low, int high) {
  return value == kUnknown || (low <= value && value <= high);
}

// A year's part that one letter and a number name: Q3, H1, W39.
bool read_lettered_part(std::string_view field, Moment& moment) {
  const char letter = field.empty() ? '\0' : field[0];
  if (letter != 'Q' && letter != 'H' && letter != 'W') return false;
  const auto part = number(field.substr(1), letter == 'W' ? 2 : 1);
  if (!part) return false;
  moment.part = *part;
  if (letter == 'Q') {
    moment.grain = Grain::kQuarter;
    return in_range(*part, 1, 4);
  }
  if (letter == 'H') {
    moment.grain = Grain::kHalf;
    return in_range(*part, 1, 2);
  }
  moment.grain = Grain::kWeek;
  return in_range(*part, 1, moment.year == kUnknown ? 53 : weeks_in_year(moment.year));
}

bool read_part(std::string_view field, Moment& moment) {
  for (std::size_t i = 0; i < kSeasons.size(); ++i) {
    if (field != kSeasons[i]) continue;
    moment.grain = Grain::kSeason;
    moment.part = static_cast<int>(i) + 1;
    return true;
  }
  if (read_lettered_part(field, moment)) return true;
  const auto month = number(field, 2);
  if (!month || !in_range(*month, 1, 12)) return false;
  moment.grain = Grain::kMonth;
  moment.part = *month;
  return true;
}

// A day of a month, a weekday or the weekend of a week.
bool read_day(std::string_view field, Moment& moment) {
  if (moment.grain == Grain::kWeek) {
    if (field == "WE") {
      moment.grain = Grain::kWeekend;
      return true;
    }
    const auto weekday = number(field, 1);
    if (!weekday || *weekday < 1 || *weekday > 7) return false;
    moment.grain = Grain::kDay;
    moment.weekday = *weekday;
    return true;
  }
  if (moment.grain != Grain::kMonth) return false;
  const auto day = number(field, 2);
  // An unknown year may be a leap year, an unknown month a long one.
  const int year = moment.year == kUnknown ? 2000 : moment.year;
  const int month = moment.part == kUnknown ? 1 : moment.part;
  if (!day || !in_range(*day, 1, days_in_month(year, month))) return false;
  moment.grain = Grain::kDay;
  moment.day = *day;
  return true;
}

// A weekday of a known week is a date.
Moment dated(Moment moment) {
  if (moment.weekday == 0 || moment.year == kUnknown || moment.part == kUnknown) return moment;
  const std::int64_t monday = to_days(monday_of({moment.year, moment.part}));
  Moment day = moment_of(from_days(monday + moment.weekday - 1));
  day.time = std::move(moment.time);
  return day;
}

int months_of(Grain grain) {
  return grain == Grain::kHalf ? 6 : grain == Grain::kQuarter || grain == Grain::kSeason ? 3 : 1;
}

// Month counted from the year 0 in which a known half, season, quarter or month begins; spring
// begins in March, and winter belongs to the year of its December.
std::int64_t first_month(const Moment& moment) {
  const int offset = moment.grain == Grain::kSeason ? 2 : 0;
  return std::int64_t{moment.year} * 12 + offset +
         std::int64_t{moment.part - 1} * months_of(moment.grain);
}

std::int64_t first_day_of_month(std::int64_t month) {
  return to_days({static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1});
}

// The first year of a century, decade or year.
int first_year(const Moment& moment) {
  if (moment.grain == Grain::kCentury) return moment.year * 100;
  if (moment.grain == Grain::kDecade) return moment.year * 10;
  return moment.year;
}

int years_of(Grain grain) {
  return grain == Grain::kCentury ? 100 : grain == Grain::kDecade ? 10 : 1;
}

bool is_sane(const Moment& moment) {
  return moment.year >= 1 && first_year(moment) <= 9999 - years_of(moment.grain);
}

Moment from_month(std::int64_t month, Grain grain) {
  const std::int64_t offset = grain == Grain::kSeason ? 2 : 0;
  const std::int64_t from_start = month - offset;
  const int size = months_of(grain);
  return {.grain = grain,
          .year = static_cast<int>(from_start / 12),
          .part = static_cast<int>(from_start % 12) / size + 1};
}

}  // namespace

bool Moment::is_known() const {
  if (year == kUnknown) return false;
  if (grain <= Grain::kYear) return true;
  if (part == kUnknown) return false;
  return grain != Grain::kDay || day != kUnknown;
}

std::optional<Moment> parse_moment(std::string_view text) {
  Moment moment;
  const std::size_t time = std::min(text.find('T'), text.size());
  moment.time = text.substr(time);
  std::string_view rest = text.substr(0, time);
  if (rest.empty() || rest.back() == '-') return std::nullopt;

  const std::string_view year = take_field(rest);
  if (year.size() < 2 || year.size() > 4) return std::nullopt;
  const auto value = number(year, year.size());
  if (!value || *value == 0) return std::nullopt;
  moment.year = *value;
  moment.grain = year.size() == 4   ? Grain::kYear
                 : year.size() == 3 ? Grain::kDecade
                                    : Grain::kCentury;
  if (rest.empty()) return moment;
  if (year.size() != 4 || !read_part(take_field(rest), moment)) return std::nullopt;
  if (rest.empty()) return moment;
  if (!read_day(take_field(rest), moment) || !rest.empty()) return std::nullopt;
  return dated(std::move(moment));
}

std::string to_timex(const Moment& m) {
  const std::string year = digits_of(m.year, 4);
  switch (m.grain) {
    case Grain::kCentury:
      return digits_of(m.year, 2) + m.time;
    case Grain::kDecade:
      return digits_of(m.year, 3) + m.time;
    case Grain::kYear:
      return year + m.time;
    case Grain::kHalf:
      return year + "-H" + digits_of(m.part, 1) + m.time;
    case Grain::kSeason:
      return year + "-" +
             (m.part == kUnknown ? "XX"
                                 : std::string(kSeasons[static_cast<std::size_t>(m.part - 1)])) +
             m.time;
    case Grain::kQuarter:
      return year + "-Q" + digits_of(m.part, 1) + m.time;
    case Grain::kMonth:
      return year + "-" + digits_of(m.part, 2) + m.time;
    case Grain::kWeek:
      return year + "-W" + digits_of(m.part, 2) + m.time;
    case Grain::kWeekend:
      return year + "-W" + digits_of(m.part, 2) + "-WE" + m.time;
    case Grain::kDay:
      break;
  }
  if (m.weekday != 0) {
    return year + "-W" + digits_of(m.part, 2) + "-" + digits_of(m.weekday, 1) + m.time;
  }
  return year + "-" + digits_of(m.part, 2) + "-" + digits_of(m.day, 2) + m.time;
}

std::optional<Grain> parse_grain(std::string_view name) {
  constexpr std::pair<std::string_view, Grain> kNames[] = {
      {"D", Grain::kDay},         {"day", Grain::kDay},         {"W", Grain::kWeek},
      {"week", Grain::kWeek},     {"weekend", Grain::kWeekend}, {"M", Grain::kMonth},
      {"month", Grain::kMonth},   {"quarter", Grain::kQuarter}, {"season", Grain::kSeason},
      {"half", Grain::kHalf},     {"Y", Grain::kYear},          {"year", Grain::kYear},
      {"decade", Grain::kDecade}, {"century", Grain::kCentury},
  };
  for (const auto& [known, grain] : kNames) {
    if (known == name) return grain;
  }
  return std::nullopt;
}

Moment moment_of(CivilDate date) {
  return {.grain = Grain::kDay, .year = date.year, .part = date.month, .day = date.day};
}

Moment unknown_moment(Grain grain) { return {.grain = grain}; }

std::int64_t first_day(const Moment& moment) {
  switch (moment.grain) {
    case Grain::kCentury:
    case Grain::kDecade:
    case Grain::kYear:
      return to_days({first_year(moment), 1, 1});
    case Grain::kHalf:
    case Grain::kSeason:
    case Grain::kQuarter:
    case Grain::kMonth:
      return first_day_of_month(first_month(moment));
    case Grain::kWeek:
      return to_days(monday_of({moment.year, moment.part}));
    case Grain::kWeekend:
      return to_days(monday_of({moment.year, moment.part})) + 5;
    case Grain::kDay:
      break;
  }
  return to_days({moment.year, moment.part, moment.day});
}

std::int64_t last_day(const Moment& moment) {
  switch (moment.grain) {
    case Grain::kCentury:
    case Grain::kDecade:
    case Grain::kYear:
      return to_days({first_year(moment) + years_of(moment.grain) - 1, 12, 31});
    case Grain::kHalf:
    case Grain::kSeason:
    case Grain::kQuarter:
    case Grain::kMonth:
      return first_day_of_month(first_month(moment) + months_of(moment.grain)) - 1;
    case Grain::kWeek:
      return first_day(moment) + 6;
    case Grain::kWeekend:
      return first_day(moment) + 1;
    case Grain::kDay:
      break;
  }
  return first_day(moment);
}

Moment widen(const Moment& moment, Grain grain) {
  const CivilDate date = from_days(first_day(moment));
  switch (grain) {
    case Grain::kCentury:
      return {.grain = grain, .year = date.year / 100};
    case Grain::kDecade:
      return {.grain = grain, .year = date.year / 10};
    case Grain::kYear:
      return {.grain = grain, .year = date.year};
    case Grain::kHalf:
    case Grain::kSeason:
    case Grain::kQuarter:
    case Grain::kMonth:
      return from_month(std::int64_t{date.year} * 12 + date.month - 1, grain);
    case Grain::kWeek:
    case Grain::kWeekend: {
      const IsoWeek week = iso_week(date);
      return {.grain = grain, .year = week.year, .part = week.week};
    }
    case Grain::kDay:
      break;
  }
  return moment_of(date);
}

std::optional<Moment> shift(const Moment& moment, std::int64_t count, Grain grain) {
  constexpr std::int64_t kMaxCount = 4'000'000;  // days in 10,000 years, and more
  if (count < -kMaxCount || count > kMaxCount || !is_sane(moment)) return std::nullopt;
  Moment start = widen(moment, grain);
  if (grain <= Grain::kYear) {
    const std::int64_t year = start.year + count;
    if (year < 1 || year > 9999 / years_of(grain)) return std::nullopt;
    start.year = static_cast<int>(year);
    return start;
  }
  std::int64_t day = first_day(start);
  if (grain <= Grain::kMonth) {
    const std::int64_t month = first_month(start) + count * months_of(grain);
    if (month < 12 || month >= std::int64_t{9999} * 12) return std::nullopt;
    return from_month(month, grain);
  }
  day += count * (grain == Grain::kDay ? 1 : 7);
  if (day < to_days({1, 1, 8}) || day > to_days({9998, 12, 24})) return std::nullopt;
  return widen(moment_of(from_days(day)), grain);
}

std::optional<Moment> fill(const Moment& pattern, const Moment& outer) {
  Moment filled = pattern;
  const bool by_week =
      pattern.weekday != 0 || pattern.grain == Grain::kWeekend || pattern.grain == Grain::kWeek;
  const Moment from = by_week ? widen(outer, Grain::kWeek) : outer;
  if (filled.year == kUnknown) {
    if (!by_week && outer.grain < Grain::kYear) return std::nullopt;
    filled.year = by_week ? from.year : from_days(first_day(outer)).year;
  }
  if (filled.part == kUnknown && filled.grain > Grain::kYear) {
    if (!by_week && outer.grain < Grain::kMonth) return std::nullopt;
    filled.part = by_week ? from.part : from_days(first_day(outer)).month;
  }
  // Written out and read again, so that a day that this month lacks is refused.
  return parse_moment(to_timex(filled));
}

std::vector<Moment> candidates(const Moment& pattern, CivilDate now) {
  const Moment today = moment_of(now);
  Grain step = Grain::kYear;
  int reach = 8;  // years; a leap day may be as far as that
  if (pattern.weekday != 0 || pattern.grain >= Grain::kWeek) {
    if (pattern.part == kUnknown && pattern.day == kUnknown) step = Grain::kWeek;
  }
  if (pattern.grain == Grain::kDay && pattern.weekday == 0 && pattern.part == kUnknown) {
    step = Grain::kMonth;
  }
  if (step != Grain::kYear) reach = 3;
  std::vector<Moment> out;
  for (int k = -reach; k <= reach; ++k) {
    const auto outer = shift(today, k, step);
    if (!outer) continue;
    auto filled = fill(pattern, *outer);
    if (filled && filled->is_known()) out.push_back(*std::move(filled));
  }
  return out;
}

}  // namespace standoff
