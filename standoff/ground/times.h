// Finds the time expressions of an article and resolves them to TIMEX3 values.
//
//   Result<TimeRules> rules = TimeRules::load(Knowledge());
//   Result<std::vector<TimeExpression>> times =
//       find_times(document, parse_date("2024-09-26"), *rules);
//   // "on Thursday" said: DATE 2024-09-26; "the 21-day truce": DURATION P21D
//
// What counts as a time expression, and what it means, is data: knowledge/times.tsv and
// knowledge/times_words.tsv. The pattern language is described at the top of those files.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/records.h"

namespace standoff {

// The compiled rules. Immutable, cheap to copy, thread-safe.
class TimeRules {
 public:
  // Errors: those of Knowledge::table; kInvalidData with file, line, column and what was expected.
  static Result<TimeRules> load(const Knowledge& knowledge);

  struct Compiled;
  [[nodiscard]] const Compiled& compiled() const { return *compiled_; }

 private:
  explicit TimeRules(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

// All expressions in order of the text, without overlaps. Relative ones are resolved against
// `published` and the expressions before them, on the side that the verb's tense tells. Without
// `published` nothing is guessed: "Thursday" stays XXXX-WXX-4, unless a line of the article is a
// full date, as in datelines and live blogs; such a line dates what comes below it.
//
// Cost:   linear in the length of the text.
// Errors: none today; the form is that of the room's other finders.
Result<std::vector<TimeExpression>> find_times(const Document& document,
                                               const std::optional<CivilDate>& published,
                                               const TimeRules& rules);

}  // namespace standoff
