// The dates of a line that says when an article was published: "By Ann Lee | Updated 12 March 2024,
// 10:14 GMT". The words are data: knowledge/date_lines.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace standoff {

enum class DayOrder : std::uint8_t { kUnknown, kDayFirst, kMonthFirst };
enum class DateRole : std::uint8_t { kBare, kPublished, kUpdated };

// What else tells how a page writes 3/4/2024.
struct DayEvidence {
  std::string_view url;  // one that holds 2024/04/03 decides
  DayOrder order = DayOrder::kUnknown;
};

struct LineDate {
  std::string iso;  // as iso_date (dates.h) gives it
  DateRole role = DateRole::kBare;
};

struct DateLine {
  std::vector<LineDate> dates;       // empty where the line is prose, a title or a caption
  bool only_dates = false;           // no word in it that the table has not
  DateRole opens = DateRole::kBare;  // what a line without a date says of the next: "Published"
};

// Reads one clean line. A date that may be two days is left out where `evidence` does not decide.
DateLine read_date_line(std::string_view line, const DayEvidence& evidence);

// The day that an address holds between signs, as /2024/03/12/ or -2024-03-12-; "" where it has
// none.
std::string day_in_address(std::string_view url);

// How the numeric dates in `text` are written, if they tell and agree; else how `language` (BCP 47)
// writes them.
DayOrder day_order_of(std::string_view text, std::string_view language);

}  // namespace standoff
