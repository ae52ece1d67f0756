// One side's account of its own deeds against another's account of them: "the strikes were
// self-defense" and "an unprovoked aggression". The words are the classes "justifying" and
// "condemning" of knowledge/noun_classes.tsv.
//
//   for (const std::vector<StatementId>& clash : clashing_framings(input, report.events, parties))
//     use(clash);
#pragma once

#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// Groups of statements, one a side whose deeds they speak of: those that justify them, by itself,
// and those that condemn them, by others; of each the first few, in the order of the text. Only of
// sides that have struck, forced, punished or deployed in `events`.
std::vector<std::vector<StatementId>> clashing_framings(const MeaningInput& input,
                                                        const std::vector<Event>& events,
                                                        Parties& parties);

}  // namespace standoff
