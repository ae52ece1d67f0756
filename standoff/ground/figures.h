// The numbers that an article gives: killed, injured, displaced, troops, weapons, money.
//
//   Result<FigureRules> rules = FigureRules::load(knowledge);
//   for (const Figure& f : find_figures(document, times, *rules)) {
//     use(f.kind, f.best, document.text(f.evidence));  // killed, 12, "at least 12 people"
//   }
//
// Dates, times of day, ages, distances, labels ("Article 5") and idioms are no figures. What a
// number counts is found in the parse: through ellipsis ("killed 12 and wounded 30"), measures
// ("the death toll rose to 41") and parts ("including three children").
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/records.h"

namespace standoff {

struct FigureTables;

// What figures.tsv and its neighbours say. Immutable; thread-safe; copies share the tables.
class FigureRules {
 public:
  // Errors: those of Knowledge::table; kInvalidData with file, line and what was expected.
  static Result<FigureRules> load(const Knowledge& knowledge);

  [[nodiscard]] const FigureTables& tables() const { return *tables_; }

 private:
  explicit FigureRules(std::shared_ptr<const FigureTables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const FigureTables> tables_;
};

// All figures in order of the text. `times` are the expressions of this document: numbers inside
// one are no figures, and `when` and `period` refer to them. `source` is left open. Linear in
// tokens, but for sentences: a sentence costs its length times its numbers.
std::vector<Figure> find_figures(const Document& document, std::span<const TimeExpression> times,
                                 const FigureRules& rules);

}  // namespace standoff
