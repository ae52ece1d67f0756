// Who did what to whom: PLOVER events, each once, at its clearest mention.
//
//   std::vector<Event> events = find_events(input);
//
// A deed that only a source asserts keeps its claimant; one that is planned, possible or negated
// says so. What private people do among themselves is no event.
#pragma once

#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// In order of the text.
std::vector<Event> find_events(const MeaningInput& input, Parties& parties);

}  // namespace standoff
