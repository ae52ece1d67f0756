// One deed laid at two doors: claimed by one and blamed on another, blamed on each other, told by
// two with different culprits, or claimed by one of whom another rules it out.
//
//   for (const TwoCulprits& found : two_culprits(input, report, claims, parties)) use(found);
#pragma once

#include <string>
#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/positions/positions.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct TwoCulprits {
  std::vector<DisagreementSide> sides;  // two; of one clause where it tells both
  std::string rule;
};

// `report` has statements, events and positions; `claims` are claims of responsibility.
std::vector<TwoCulprits> two_culprits(const MeaningInput& input, const Report& report,
                                      const std::vector<PositionFound>& claims, Parties& parties);

}  // namespace standoff
