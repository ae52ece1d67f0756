// One side's account of its own deeds against another's account of them: "the strikes were
// self-defense" and "an unprovoked aggression". The words are the classes "justifying" and
// "condemning" of knowledge/noun_classes.tsv.
//
//   for (const std::vector<DisagreementSide>& clash : clashing_framings(input, report, parties))
//     use(clash);
#pragma once

#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// Groups of what is said, one a side whose deeds are spoken of: what justifies them, by itself, and
// what condemns them, by others; of each the first few, in the order of the text. Only of sides
// that have struck, forced, punished or deployed. `report` has statements and events.
std::vector<std::vector<DisagreementSide>> clashing_framings(const MeaningInput& input,
                                                             const Report& report,
                                                             Parties& parties);

}  // namespace standoff
