// Who said what: every act of speech or writing, and every view, that an article attributes.
//
//   Result<Cues> cues = Cues::load(knowledge);
//   std::vector<Statement> statements = find_statements(syntax, quotations, world, *cues, actors,
//   times);
//
// Two passes: quotations find their cue in the words around them, then cues find their content by
// grammar. One item a cue; "quotes" that a cue interrupts stay one item.
#pragma once

#include <vector>

#include "standoff/ground/actors.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/records.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"
#include "standoff/meaning/attributions/cues.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct StatementInput {
  const Syntax& syntax;
  const Quotations& quotations;
  const World& world;
  const Cues& cues;
  const std::vector<TimeExpression>& times;
};

// In order of the text. Adds to `actors` the descriptions that speak.
std::vector<Statement> find_statements(const StatementInput& input, Actors& actors);

}  // namespace standoff
