// Where each party stands: on proposals, on deeds, on others.
//
//   std::vector<PositionFound> positions = find_positions(input, grievances, parties);
//
// Sources: predicates with a stance ("rejected the plan"), the same inside a party's own words
// ("we cannot accept"), judgements ("a grave mistake"), obligations ("they must leave") and what
// deeds are done about ("expelled the envoy over the remarks").
#pragma once

#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/positions/grievances.h"
#include "standoff/meaning/report.h"

namespace standoff {

// A position with the words that it is about, for steps that chain them.
struct PositionFound {
  Position position;
  std::uint32_t target = kNoToken;  // head of the target's words
  bool denial = false;              // of what is said, by a word such as "deny"
};

// In order of the text.
std::vector<PositionFound> find_positions(const MeaningInput& input, const Grievances& grievances,
                                          Parties& parties);

// Leaves out what the title says and the body says again: that is one position, told by the body.
void drop_repeats(const Document& document, std::vector<PositionFound>& positions);

// For (1), against (-1) or neither (0).
int side_of(Stance stance);

}  // namespace standoff
