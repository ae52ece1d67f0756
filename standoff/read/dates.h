// Dates as feeds, pages and files write them, as ISO 8601.
//
//   iso_date("Mon, 23 Sep 2024 14:05:00 GMT")   // "2024-09-23T14:05:00Z"
//   iso_date("1727100300")                      // "2024-09-23T14:05:00Z": seconds since 1970
//   iso_date("23 September 2024")               // "2024-09-23"
//   iso_date("soon")                            // none
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace standoff {

// The date, and the time with its zone as far as they are told: "2024-09-23", "2024-09-23T14:05",
// "2024-09-23T14:05:00Z", "2024-09-23T14:05:00+02:00". Takes RFC 822 and 2822, ISO 8601 and RFC
// 3339 (basic form too), seconds and milliseconds since 1970, and dates whose month is a word or
// whose year comes first. None for anything else, for a day that no calendar has, and for 3/4/2024,
// which is two days. Years 1600 to 9999.
std::optional<std::string> iso_date(std::string_view text);

// Whether the day of `iso` (of iso_date) comes after the day after that of `now`, in seconds since
// 1970: more than zones can explain.
bool is_future(std::string_view iso, std::int64_t now);

}  // namespace standoff
