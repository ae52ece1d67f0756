#include "standoff/read/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

constexpr std::size_t kMaxDateBytes = 80;

struct Moment {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = -1;  // -1 where no time is told
  int minute = 0;
  int second = -1;        // -1 where no second is told
  std::string zone = {};  // "", "Z", "+02:00"
};

template <typename Is>
std::string_view front_while(std::string_view text, Is is) {
  const auto end = std::find_if_not(text.begin(), text.end(), is);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// Precondition: at most 18 digits.
std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The number of `size` digits at `at`; -1 where there is none.
int digits_at(std::string_view text, std::size_t at, std::size_t size) {
  if (text.size() < at + size) return -1;
  const std::string_view digits = text.substr(at, size);
  if (!std::ranges::all_of(digits, is_ascii_digit)) return -1;
  return static_cast<int>(number_of(digits));
}

bool is_valid(const Moment& moment) {
  const std::chrono::year_month_day date{std::chrono::year(moment.year),
                                         std::chrono::month(static_cast<unsigned>(moment.month)),
                                         std::chrono::day(static_cast<unsigned>(moment.day))};
  const bool time = moment.hour < 24 && moment.minute < 60 && moment.second <= 60;
  return date.ok() && moment.year >= 1600 && moment.year <= 9999 && time;
}

std::string text_of(const Moment& moment) {
  std::array<char, 64> buffer{};
  const auto print = [&](const char* form, int a, int b, int c) {
    std::snprintf(buffer.data(), buffer.size(), form, a, b, c);
    return std::string(buffer.data());
  };
  std::string out = print("%04d-%02d-%02d", moment.year, moment.month, moment.day);
  if (moment.hour < 0) return out;
  out += print("T%02d:%02d", moment.hour, moment.minute, 0);
  if (moment.second >= 0) out += print(":%02d", std::min(moment.second, 59), 0, 0);
  return out + moment.zone;
}

Moment moment_of_epoch(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const auto rest = static_cast<int>((time - day).count());
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          rest / 3600,
          rest / 60 % 60,
          rest % 60,
          "Z"};
}

// Zones by name: those of RFC 822, and no other, for the rest are several zones each.
std::string zone_of(std::string_view word) {
  struct Zone {
    std::string_view name;
    std::string_view zone;
  };
  constexpr std::array<Zone, 12> kZones = {{{"z", "Z"},
                                            {"gmt", "Z"},
                                            {"utc", "Z"},
                                            {"ut", "Z"},
                                            {"est", "-05:00"},
                                            {"edt", "-04:00"},
                                            {"cst", "-06:00"},
                                            {"cdt", "-05:00"},
                                            {"mst", "-07:00"},
                                            {"mdt", "-06:00"},
                                            {"pst", "-08:00"},
                                            {"pdt", "-07:00"}}};
  for (const Zone& zone : kZones) {
    if (zone.name == word) return std::string(zone.zone);
  }
  return "";
}

// "+0200", "+02:00", "+02" at the front of `text`; "" for anything else.
std::string numeric_zone(std::string_view text) {
  const int hours = digits_at(text, 1, 2);
  if (text.empty() || (text[0] != '+' && text[0] != '-') || hours < 0 || hours > 14) return "";
  int minutes = digits_at(text, 3, 2);
  if (minutes < 0 && text.size() > 3 && text[3] == ':') minutes = digits_at(text, 4, 2);
  if (minutes > 59) return "";
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", text[0], hours, std::max(minutes, 0));
  return hours == 0 && minutes <= 0 ? "Z" : buffer.data();
}

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].substr(0, word.size()) == word) return static_cast<int>(i) + 1;
  }
  return word == "sept" ? 9 : 0;
}

// Takes a date apart from left to right.
class DateParser {
 public:
  explicit DateParser(std::string_view text) : rest_(text) {}

  std::optional<Moment> parse() {
    while (ok_ && !rest_.empty()) {
      if (is_ascii_digit(rest_[0])) {
        take_number();
      } else if (is_ascii_letter(rest_[0])) {
        take_word();
      } else {
        take_sign();
      }
    }
    settle_numbers();
    if (afternoon_ && moment_.hour < 12) moment_.hour += 12;
    if (morning_ && moment_.hour == 12) moment_.hour = 0;
    if (!ok_ || !is_valid(moment_)) return std::nullopt;
    return moment_;
  }

 private:
  void take_number() {
    const std::string_view digits = front_while(rest_, is_ascii_digit);
    rest_.remove_prefix(digits.size());
    const bool hour = digits.size() <= 2 && !rest_.empty() && rest_[0] == ':' &&
                      digits_at(rest_, 1, 2) >= 0 && moment_.hour < 0;
    if (hour) {
      take_time(static_cast<int>(number_of(digits)));
    } else if (digits.size() == 4 && moment_.year == 0) {
      moment_.year = static_cast<int>(number_of(digits));
      year_is_first_ = count_ == 0;
    } else if (digits.size() <= 2 && count_ < numbers_.size()) {
      numbers_[count_++] = static_cast<int>(number_of(digits));
    } else {
      ok_ = false;
    }
  }

  // Behind the hour: ":05", ":05:00.123".
  void take_time(int hour) {
    moment_.hour = hour;
    moment_.minute = digits_at(rest_, 1, 2);
    rest_.remove_prefix(3);
    if (rest_.empty() || rest_[0] != ':' || digits_at(rest_, 1, 2) < 0) return;
    moment_.second = digits_at(rest_, 1, 2);
    rest_.remove_prefix(3);
    if (rest_.empty() || (rest_[0] != '.' && rest_[0] != ',') || digits_at(rest_, 1, 1) < 0) return;
    rest_.remove_prefix(1);
    rest_.remove_prefix(front_while(rest_, is_ascii_digit).size());
  }

  void take_word() {
    std::string word;
    for (const char c : front_while(rest_, is_ascii_letter)) word += static_cast<char>(c | 0x20);
    rest_.remove_prefix(word.size());
    const std::string zone = zone_of(word);
    if (moment_.hour >= 0 && moment_.zone.empty() && !zone.empty()) {
      moment_.zone = zone;
    } else if (word == "pm" || word == "am") {
      (word == "pm" ? afternoon_ : morning_) = true;
    } else if ((word == "p" || word == "a") && rest_.substr(0, 2) == ".m") {
      (word == "p" ? afternoon_ : morning_) = true;
      rest_.remove_prefix(2);
    } else if (moment_.month == 0) {
      moment_.month = month_of(word);
    }
  }

  void take_sign() {
    const std::string zone = moment_.hour >= 0 ? numeric_zone(rest_) : "";
    if (zone.empty()) {
      rest_.remove_prefix(1);
      return;
    }
    moment_.zone = zone;
    rest_.remove_prefix(1);
    rest_.remove_prefix(
        front_while(rest_, [](char c) { return is_ascii_digit(c) || c == ':'; }).size());
  }

  // Says which of the short numbers is what.
  void settle_numbers() {
    const bool has_month = moment_.month != 0;
    const bool has_year = moment_.year != 0;
    if (has_month && has_year && count_ == 1) {
      moment_.day = numbers_[0];
    } else if (has_month && !has_year && count_ == 2) {  // 23-Sep-24, RFC 822 and 850
      moment_.day = numbers_[0];
      moment_.year = numbers_[1] + (numbers_[1] < 70 ? 2000 : 1900);
    } else if (has_year && count_ == 2 && year_is_first_) {
      moment_.month = numbers_[0];
      moment_.day = numbers_[1];
    } else if (has_year && count_ == 2 && (numbers_[0] > 12) != (numbers_[1] > 12)) {
      moment_.month = std::min(numbers_[0], numbers_[1]);
      moment_.day = std::max(numbers_[0], numbers_[1]);
    } else {
      ok_ = false;
    }
  }

  std::string_view rest_;
  Moment moment_;
  std::array<int, 2> numbers_{};  // of one and two digits, in order
  std::size_t count_ = 0;
  bool year_is_first_ = false;
  bool morning_ = false;
  bool afternoon_ = false;
  bool ok_ = true;
};

// Digits alone: a moment since 1970, or 20240923 and 20240923140500.
std::optional<Moment> moment_of_digits(std::string_view digits) {
  constexpr std::int64_t kThousand = 1000;
  switch (digits.size()) {
    case 8:
      return Moment{.year = digits_at(digits, 0, 4),
                    .month = digits_at(digits, 4, 2),
                    .day = digits_at(digits, 6, 2)};
    case 14:
      return Moment{digits_at(digits, 0, 4),
                    digits_at(digits, 4, 2),
                    digits_at(digits, 6, 2),
                    digits_at(digits, 8, 2),
                    digits_at(digits, 10, 2),
                    digits_at(digits, 12, 2),
                    ""};
    case 9:
    case 10:
      return moment_of_epoch(number_of(digits));
    case 12:
    case 13:
      return moment_of_epoch(number_of(digits) / kThousand);
    default:
      return std::nullopt;
  }
}

// "20240923T140500Z" and the like: the basic form, with the signs of the other put in.
std::string extended_form(std::string_view text) {
  if (digits_at(text, 0, 8) < 0 || text.size() < 9 || text[8] != 'T') return std::string(text);
  std::string out;
  out.append(text.substr(0, 4)).append("-").append(text.substr(4, 2)).append("-");
  out.append(text.substr(6, 2)).append("T");
  std::string_view time = text.substr(9);
  for (const char* sign = ""; digits_at(time, 0, 2) >= 0; sign = ":") {
    out.append(sign).append(time.substr(0, 2));
    time.remove_prefix(2);
  }
  return out.append(time);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

}  // namespace

std::optional<std::string> iso_date(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > kMaxDateBytes) return std::nullopt;
  const std::string_view digits = front_while(text, is_ascii_digit);
  const std::string_view behind = text.substr(digits.size());
  const bool only_digits =
      behind.empty() || (behind[0] == '.' && digits.size() >= 9 &&
                         front_while(behind.substr(1), is_ascii_digit).size() + 1 == behind.size());
  std::optional<Moment> moment =
      only_digits ? moment_of_digits(digits) : DateParser(extended_form(text)).parse();
  if (!moment || !is_valid(*moment)) return std::nullopt;
  return text_of(*moment);
}

bool is_future(std::string_view iso, std::int64_t now) {
  const std::chrono::year_month_day date{
      std::chrono::year(digits_at(iso, 0, 4)),
      std::chrono::month(static_cast<unsigned>(digits_at(iso, 5, 2))),
      std::chrono::day(static_cast<unsigned>(digits_at(iso, 8, 2)))};
  if (!date.ok()) return false;
  const std::chrono::sys_days today =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(now)));
  return std::chrono::sys_days(date) > today + std::chrono::days(1);
}

}  // namespace standoff
