// The value column of knowledge/times.tsv: how a TIMEX3 value is made of what a pattern captured.
//
//   <year>-<month>-<d>                as it stands
//   P<n><unit>                        a duration
//   XXXX-<month>-<d> by tense         the nearest one on the side that the verb tells
//   XXXX-<month> before now           the last one that is over; also "after now"
//   XXXX-WXX-<weekday> in now - 1 week    what is unknown comes from another moment
//   now - <n> <unit>                  counted from the article's date, in that unit
//   then + 1 day                      counted from the expression before
//   <day> T<clock>                    a part's value, with a time of day
//
// "a|b|c by tense" chooses among dates that are listed, as moving feasts are.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "standoff/ground/internal/moment.h"
#include "standoff/ground/internal/time_matcher.h"
#include "standoff/ground/internal/time_pattern.h"

namespace standoff {

// On which side of the article's date something lies, as its verb tells.
enum class Direction : std::uint8_t { kPast, kFuture, kUnknown };

// What a formula may ask for.
struct TimeContext {
  std::optional<Moment> now;    // the article's date
  std::optional<Moment> today;  // the day on which the words were said; as a rule the same
  // The last expression that is known at least as finely as this.
  std::function<std::optional<Moment>(Grain)> then;
  std::function<Direction()> direction;
  // The day of this month and day that the article gives with its year; none where it does not.
  std::function<std::optional<Moment>(const Moment& pattern)> dated;
  bool used_now = false;  // set where the value depends on it
  bool used_then = false;
};

// A stretch of the calendar, or a value that is none: "P2D", "PRESENT_REF".
using TimeValue = std::variant<Moment, std::string>;

std::string to_timex(const TimeValue& value);

class TimeFormula {
 public:
  // `pattern` names the slots. On failure, says what was expected.
  static std::variant<TimeFormula, PatternProblem> compile(std::string_view text,
                                                           const Pattern& pattern);

  // Formulas of parts by rule.
  using PartFormulas = std::function<const TimeFormula&(std::uint32_t rule)>;

  // None where the words make no date: "February 30".
  [[nodiscard]] std::optional<TimeValue> evaluate(const TimeMatch& match, const PartFormulas& parts,
                                                  TimeContext& context) const;

 private:
  friend class FormulaCompiler;
  friend class FormulaRun;
  struct Piece {
    std::string text;
    std::uint32_t slot = Element::kNoSlot;  // instead of text
  };
  using Template = std::vector<Piece>;
  struct Shift {
    bool back = false;
    Template count;
    Template unit;
  };
  struct Term {
    enum class Kind : std::uint8_t { kNow, kThen, kTemplate, kPart } kind = Kind::kTemplate;
    Template text;           // kTemplate
    std::uint32_t slot = 0;  // kPart
    std::vector<Shift> shifts;
  };
  enum class Choice : std::uint8_t { kAsItStands, kByTense, kBefore, kAfter, kIn };

  Term start_;
  Choice choice_ = Choice::kAsItStands;
  Term outer_;  // kIn
  Template time_;
};

}  // namespace standoff
