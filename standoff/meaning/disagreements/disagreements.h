// Accounts that cannot both hold: charges and denials, figures that differ, deeds laid at two
// doors, opposite words of two speakers on one thing.
//
//   std::vector<Disagreement> found =
//       find_disagreements(input, report, positions, claims, rules, parties);
#pragma once

#include <vector>

#include "standoff/meaning/disagreements/contrasts.h"
#include "standoff/meaning/disagreements/opposites.h"
#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/positions/positions.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct DisagreementRules {
  Contrasts contrasts;
  Opposites opposites;

  // Errors: those of the files.
  static Result<DisagreementRules> load(const Knowledge& knowledge);
};

// `report` has everything but disagreements, standoffs and timeline; `positions` are its positions
// with their words; `claims` are claims of responsibility. In order of their first evidence.
std::vector<Disagreement> find_disagreements(const MeaningInput& input, const Report& report,
                                             const std::vector<PositionFound>& positions,
                                             const std::vector<PositionFound>& claims,
                                             const DisagreementRules& rules, Parties& parties);

// Things that some are for and others against.
std::vector<Standoff> find_standoffs(const Report& report);

// What is dated, in order of time.
std::vector<TimelineEntry> make_timeline(const Report& report);

}  // namespace standoff
