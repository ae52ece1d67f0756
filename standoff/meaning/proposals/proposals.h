// What parties can accept or refuse: plans, truces, bills, demands, with all that is said of each.
//
//   std::vector<Proposal> proposals = find_proposals(input, words, positions, times, parties);
#pragma once

#include <vector>

#include "standoff/ground/records.h"
#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/positions/positions.h"
#include "standoff/meaning/proposals/proposal_words.h"
#include "standoff/meaning/report.h"

namespace standoff {

// In order of their first mention. Positions on a proposal get it as their target.
std::vector<Proposal> find_proposals(const MeaningInput& input, const ProposalWords& words,
                                     const std::vector<TimeExpression>& times, Parties& parties,
                                     std::vector<PositionFound>& positions);

}  // namespace standoff
