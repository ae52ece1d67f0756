// To whom hostile deeds are done whose own words leave it out: the other side of the article's
// conflict. "The army fought the rebels … The army shelled the town": the rebels.
#pragma once

#include <vector>

#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// Gives sanctions and acts of force that nobody is said to have done the doers of the others of
// their type and mode on the same recipients, where all have the same.
void find_doers(std::vector<Event>& events);

// Gives acceptances, refusals and criticism of a proposal without recipients those who made it.
void find_proposers(const std::vector<Position>& positions, const std::vector<Proposal>& proposals,
                    const Parties& parties, std::vector<Event>& events);

// Gives events without recipients those of the last hostile event, before it in `events`, between
// the same actors and somebody else. `events` are in order of the text.
void find_other_sides(std::vector<Event>& events, const Parties& parties);

}  // namespace standoff
