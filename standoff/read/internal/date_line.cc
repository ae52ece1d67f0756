#include "standoff/read/internal/date_line.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <unordered_map>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/base/ascii.h"
#include "standoff/base/enum_names.h"
#include "standoff/base/tsv.h"
#include "standoff/base/utf8.h"
#include "standoff/read/clean_text.h"
#include "standoff/read/dates.h"

namespace standoff {
namespace {

constexpr std::size_t kLongestLine = 200;  // bytes

enum class WordClass : std::uint8_t { kMonth, kPublished, kUpdated, kInside, kBeside, kOrder };
constexpr std::array<std::string_view, 6> kClassNames = {"month",  "published", "updated",
                                                         "inside", "beside",    "order"};

struct Words {
  std::unordered_map<std::string, int> months;
  std::unordered_map<std::string, DateRole> roles;
  std::unordered_map<std::string, bool> others;  // whether it stands inside a date
  std::vector<std::string> day_first;            // languages
};

void add_word(WordClass kind, std::string word, std::string_view value, Words& words) {
  switch (kind) {
    case WordClass::kMonth: {
      int month = 0;
      std::from_chars(value.data(), value.data() + value.size(), month);
      words.months.emplace(std::move(word), month);
      break;
    }
    case WordClass::kPublished:
      words.roles.emplace(std::move(word), DateRole::kPublished);
      break;
    case WordClass::kUpdated:
      words.roles.emplace(std::move(word), DateRole::kUpdated);
      break;
    case WordClass::kInside:
    case WordClass::kBeside:
      words.others.emplace(std::move(word), kind == WordClass::kInside);
      break;
    case WordClass::kOrder:
      words.day_first.push_back(std::move(word));
      break;
  }
}

const Words& words() {
  static const Words table = [] {
    Words read;
    for (TsvLines lines(embedded_text("date_lines.tsv")); auto line = lines.next();) {
      const auto kind = find_in<WordClass>(kClassNames, line->field(0));
      for (std::string_view rest = line->field(1); kind && !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        add_word(*kind, std::string(rest.substr(0, end)), line->field(2), read);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return read;
  }();
  return table;
}

enum class Kind : std::uint8_t { kNumber, kWord, kSign };

struct Token {
  Kind kind = Kind::kSign;
  std::string_view text;
  std::string lower = {};  // of a word
};

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    const char byte = static_cast<char>(c);
    if (is_ascii_digit(byte)) return Kind::kNumber;
    return is_ascii_letter(byte) ? Kind::kWord : Kind::kSign;
  }
  const bool sign = c < 0xC0 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) ||
                    (c >= 0xFF00 && c < 0xFF10);
  return sign ? Kind::kSign : Kind::kWord;
}

std::vector<Token> tokens_of(std::string_view line) {
  std::vector<Token> tokens;
  bool apart = true;
  for (Utf8Cursor cursor(line); !cursor.done();) {
    const std::size_t begin = cursor.offset();
    const char32_t c = cursor.next();
    if (c == ' ') {
      apart = true;
      continue;
    }
    const Kind kind = kind_of(c);
    if (apart || kind == Kind::kSign || tokens.back().kind != kind) {
      tokens.push_back({kind, line.substr(begin, 0)});
    }
    Token& last = tokens.back();
    const auto at = static_cast<std::size_t>(last.text.data() - line.data());
    last.text = line.substr(at, cursor.offset() - at);
    apart = false;
  }
  for (Token& token : tokens) {
    if (token.kind == Kind::kWord) token.lower = lower_text(token.text);
  }
  return tokens;
}

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;

  [[nodiscard]] std::string text(const char* form = "%04d-%02d-%02d") const {
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), form, year, month, day);
    return buffer.data();
  }
  [[nodiscard]] bool is_valid() const { return iso_date(text()).has_value(); }
};

bool is_in_address(const Day& day, std::string_view url) {
  return std::ranges::any_of(
      std::array{"%04d/%02d/%02d", "%04d/%d/%d", "%04d-%02d-%02d", "%04d%02d%02d"},
      [&](const char* form) { return url.find(day.text(form)) != std::string_view::npos; });
}

class LineReader {
 public:
  LineReader(std::string_view line, const DayEvidence& evidence)
      : line_(line), evidence_(evidence), tokens_(tokens_of(line)) {}

  DateLine read() {
    for (std::size_t i = 0; i < tokens_.size();) i = take(i);
    if (!reads_as_date_line()) return {};
    DateLine found;
    found.only_dates = names_before_ + names_after_ + prose_after_ == 0;
    found.opens = dates_.empty() ? role_ : DateRole::kBare;
    found.dates = std::move(dates_);
    return found;
  }

 private:
  // A number or a month of a date.
  struct Part {
    bool month = false;
    std::size_t digits = 0;
    int value = 0;
  };
  struct FoundDay {
    Day day;
    std::size_t next = 0;  // the token behind it
  };

  std::size_t take(std::size_t i) {
    if (const std::optional<FoundDay> found = date_at(i)) {
      dates_.push_back({with_time(found->day, found->next), role_});
      role_ = DateRole::kBare;
      return found->next;
    }
    if (tokens_[i].kind == Kind::kWord) take_word(tokens_[i]);
    return i + 1;
  }

  void take_word(const Token& word) {
    if (const auto role = words().roles.find(word.lower); role != words().roles.end()) {
      role_ = role->second;
      has_role_ = true;
    } else if (words().others.count(word.lower) == 0 && words().months.count(word.lower) == 0) {
      const bool name = !u_islower(static_cast<UChar32>(Utf8Cursor(word.text).next()));
      ++(dates_.empty() ? (name ? names_before_ : prose_before_)
                        : (name ? names_after_ : prose_after_));
    }
  }

  // Names of people and places, and any words of scripts without capitals, may stand on one side of
  // a date, on both where a word tells its role; words in lower case behind such a date alone.
  [[nodiscard]] bool reads_as_date_line() const {
    constexpr int kMostNames = 8;
    if (prose_before_ > 0 || names_before_ + names_after_ > kMostNames) return false;
    if (line_.find('?') != std::string_view::npos) return false;
    if (dates_.empty()) return names_before_ == 0;
    return has_role_ || (prose_after_ == 0 && (names_before_ == 0 || names_after_ == 0));
  }

  [[nodiscard]] std::optional<Part> part_at(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == Kind::kWord) {
      const auto month = words().months.find(token.lower);
      if (month == words().months.end()) return std::nullopt;
      return Part{true, 0, month->second};
    }
    if (token.kind != Kind::kNumber || token.text.size() > 4) return std::nullopt;
    int value = 0;
    std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    return Part{false, token.text.size(), value};
  }

  // Whether what stands between two parts may, and what it is.
  [[nodiscard]] std::optional<std::string_view> gap_at(std::size_t& i) const {
    constexpr std::size_t kLongest = 2;  // tokens
    std::string_view gap;
    for (std::size_t taken = 0; i < tokens_.size() && taken < kLongest; ++taken, ++i) {
      const Token& token = tokens_[i];
      const auto word = words().others.find(token.lower);
      const bool inside = token.kind == Kind::kSign
                              ? std::string_view(",.-/").find(token.text) != std::string_view::npos
                              : word != words().others.end() && word->second;
      if (!inside) break;
      gap = token.text;
    }
    return i < tokens_.size() ? std::optional(gap) : std::nullopt;
  }

  [[nodiscard]] std::optional<FoundDay> date_at(std::size_t i) const {
    std::array<Part, 3> parts{};
    std::array<std::string_view, 2> gaps{};
    for (std::size_t n = 0; n < parts.size(); ++n) {
      if (n > 0) {
        const std::optional<std::string_view> gap = gap_at(i);
        if (!gap) return std::nullopt;
        gaps.at(n - 1) = *gap;
      }
      const std::optional<Part> part = part_at(i);
      if (!part) return std::nullopt;
      parts.at(n) = *part;
      ++i;
    }
    const std::optional<Day> day = day_of(parts, gaps);
    if (!day || !day->is_valid()) return std::nullopt;
    return FoundDay{*day, i};
  }

  [[nodiscard]] std::optional<Day> day_of(const std::array<Part, 3>& parts,
                                          const std::array<std::string_view, 2>& gaps) const {
    const auto& [a, b, c] = parts;
    const auto is_short = [](const Part& part) { return !part.month && part.digits <= 2; };
    const auto is_year = [](const Part& part) { return part.digits == 4; };
    if (is_short(a) && b.month && is_year(c)) return Day{c.value, b.value, a.value};
    if (a.month && is_short(b) && is_year(c)) return Day{c.value, a.value, b.value};
    if (is_year(a) && b.month && is_short(c)) return Day{a.value, b.value, c.value};
    if (gaps[0].empty() || gaps[1].empty()) return std::nullopt;
    if (is_year(a) && is_short(b) && is_short(c)) return Day{a.value, b.value, c.value};
    const bool short_year = c.digits == 2 && gaps[0] != "-";  // 24-03-12 may begin with the year
    if (is_short(a) && is_short(b) && (is_year(c) || short_year) && gaps[0] == gaps[1]) {
      const int year = c.value + (is_year(c) ? 0 : 2000);
      return decided({year, b.value, a.value}, {year, a.value, b.value}, gaps[0]);
    }
    return std::nullopt;
  }

  // Which of two readings a numeric date has. Points are between day, month and year only.
  [[nodiscard]] std::optional<Day> decided(const Day& day_first, const Day& month_first,
                                           std::string_view sign) const {
    if (!month_first.is_valid() || sign == "." || day_first.day == day_first.month) {
      return day_first;
    }
    if (!day_first.is_valid()) return month_first;
    const bool day_in_address = is_in_address(day_first, evidence_.url);
    if (day_in_address != is_in_address(month_first, evidence_.url)) {
      return day_in_address ? day_first : month_first;
    }
    if (evidence_.order == DayOrder::kUnknown) return std::nullopt;
    return evidence_.order == DayOrder::kDayFirst ? day_first : month_first;
  }

  // The day with the first time behind it in the line, as far as that can be read.
  [[nodiscard]] std::string with_time(const Day& day, std::size_t next) const {
    constexpr std::size_t kLongestTime = 24;  // bytes, zone and all
    std::size_t end = next;
    while (end < tokens_.size() && tokens_[end].text != "|" && tokens_[end].text != "(" &&
           words().roles.count(tokens_[end].lower) == 0) {
      ++end;
    }
    for (std::size_t i = next; i + 2 < end; ++i) {
      if (tokens_[i].kind != Kind::kNumber || tokens_[i + 1].text != ":") continue;
      const auto begin = static_cast<std::size_t>(tokens_[i].text.data() - line_.data());
      const Token& last = tokens_[end - 1];
      const std::size_t stop =
          static_cast<std::size_t>(last.text.data() - line_.data()) + last.text.size();
      const std::string time(line_.substr(begin, std::min(stop - begin, kLongestTime)));
      return iso_date(day.text() + ' ' + time).value_or(day.text());
    }
    return day.text();
  }

  std::string_view line_;
  const DayEvidence& evidence_;
  std::vector<Token> tokens_;
  std::vector<LineDate> dates_;
  DateRole role_ = DateRole::kBare;
  bool has_role_ = false;
  // Words that the table has not, before and after the first date: names have a capital, or are of
  // scripts that know none; prose is in lower case.
  int names_before_ = 0;
  int prose_before_ = 0;
  int names_after_ = 0;
  int prose_after_ = 0;
};

}  // namespace

DateLine read_date_line(std::string_view line, const DayEvidence& evidence) {
  if (line.size() > kLongestLine) return {};
  return LineReader(line, evidence).read();
}

std::string day_in_address(std::string_view url) {
  constexpr std::size_t kSize = 10;  // 2024/03/12
  const auto is_number = [url](std::size_t at, std::size_t size) {
    return std::ranges::all_of(url.substr(at, size), is_ascii_digit);
  };
  for (std::size_t at = 0; at + kSize <= url.size(); ++at) {
    const char sign = url[at + 4];
    if ((sign != '/' && sign != '-') || url[at + 7] != sign) continue;
    if (!is_number(at, 4) || !is_number(at + 5, 2) || !is_number(at + 8, 2)) continue;
    const bool inside = (at > 0 && is_ascii_digit(url[at - 1])) ||
                        (at + kSize < url.size() && is_ascii_digit(url[at + kSize]));
    if (inside) continue;
    std::string day(url.substr(at, kSize));
    std::ranges::replace(day, '/', '-');
    if (iso_date(day)) return day;
  }
  return "";
}

DayOrder day_order_of(std::string_view text, std::string_view language) {
  bool day_first = false;
  bool month_first = false;
  const auto number = [text](std::size_t at) {  // of two digits that end before `at`
    if (at < 2 || !is_ascii_digit(text[at - 1]) || !is_ascii_digit(text[at - 2])) return 0;
    return (text[at - 2] - '0') * 10 + (text[at - 1] - '0');
  };
  for (std::size_t at = text.find('/'); at != std::string_view::npos; at = text.find('/', at + 1)) {
    const std::size_t second = text.find('/', at + 1);
    if (second == std::string_view::npos || second > at + 3 || second + 4 >= text.size()) continue;
    if (!std::ranges::all_of(text.substr(second + 1, 4), is_ascii_digit)) continue;
    if (!std::ranges::all_of(text.substr(at + 1, second - at - 1), is_ascii_digit)) continue;
    day_first = day_first || (number(at) > 12 && number(at) <= 31);
    month_first = month_first || (number(second) > 12 && number(second) <= 31);
  }
  if (day_first != month_first) return day_first ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
  if (day_first) return DayOrder::kUnknown;
  const std::string tag = lower_ascii(language);
  const bool listed = std::ranges::any_of(words().day_first, [&](const std::string& known) {
    return tag == known || (known.size() == 2 && tag.substr(0, 3) == known + "-");
  });
  return listed ? DayOrder::kDayFirst : DayOrder::kUnknown;
}

}  // namespace standoff
