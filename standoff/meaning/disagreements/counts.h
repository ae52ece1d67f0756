// Numbers that two sources give for one thing: "killed 40 people", "put the toll at 31".
#pragma once

#include <vector>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// For each thing that is counted differently, who gives which figure of the report.
std::vector<std::vector<DisagreementSide>> differing_figures(const Syntax& syntax,
                                                             const Report& report,
                                                             const Parties& parties);

}  // namespace standoff
