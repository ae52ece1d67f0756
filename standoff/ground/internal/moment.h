// A stretch of the calendar as TIMEX3 writes it, with X for what is not known.
//
//   parse_moment("2024-09-26")      a day
//   parse_moment("XXXX-WXX-4")      a Thursday
//   parse_moment("2024-09-26TMO")   the morning of a day
//
// Forms: "20" century, "202" decade, "2024", "2024-H1", "2024-SP", "2024-Q3", "2024-09",
// "2024-W39", "2024-W39-WE", "2024-09-26", "XXXX-WXX-4", each with a time of day "T..." behind.
// Source: the TimeML annotation guidelines for TIMEX3 values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/ground/calendar.h"

namespace standoff {

// From coarse to fine.
enum class Grain : std::uint8_t {
  kCentury,
  kDecade,
  kYear,
  kHalf,
  kSeason,
  kQuarter,
  kMonth,
  kWeek,
  kWeekend,
  kDay,
};

struct Moment {
  static constexpr int kUnknown = -1;

  Grain grain = Grain::kDay;
  int year = kUnknown;    // the number of the decade or century for those grains
  int part = kUnknown;    // half, season (1 spring), quarter, month or week of the year
  int day = kUnknown;     // of the month
  int weekday = 0;        // 1 to 7 for a day of an unknown week, else 0
  std::string time = {};  // "TMO", "T04:00"; empty where none is given

  [[nodiscard]] bool is_known() const;  // no X in its date
};

// None where `text` has none of the forms, or is no date at all (30 February, month 13).
std::optional<Moment> parse_moment(std::string_view text);
std::string to_timex(const Moment& moment);

// "D", "day", "W", "week", "weekend", "M", "month", "quarter", "half", "Y", "year", "decade",
// "century".
std::optional<Grain> parse_grain(std::string_view name);

Moment moment_of(CivilDate date);
// A moment of this grain about which nothing is known: "XXXX-WXX".
Moment unknown_moment(Grain grain);

// First and last day of a known moment, as days since 1970.
std::int64_t first_day(const Moment& moment);
std::int64_t last_day(const Moment& moment);

// The moment of this grain in which a known moment begins: the week of a day.
Moment widen(const Moment& moment, Grain grain);

// `count` steps of `grain` later, in that grain. None outside the years 1 to 9999.
std::optional<Moment> shift(const Moment& moment, std::int64_t count, Grain grain);

// Known moments that fit `pattern`, in order of time, on both sides of `now`.
std::vector<Moment> candidates(const Moment& pattern, CivilDate now);

// `pattern` with what it lacks taken from `outer`: a Friday of that week, a June of that year.
std::optional<Moment> fill(const Moment& pattern, const Moment& outer);

}  // namespace standoff
