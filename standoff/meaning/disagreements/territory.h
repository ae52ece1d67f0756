// Who claims a land or sea and who contests the claim: "the reef, which both claim", "its claims in
// the strait" against "violates our sovereign rights".
//
//   for (const TerritorialDispute& dispute : territorial_disputes(input, report, parties))
//     use(dispute);
#pragma once

#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// One side's claims, then what others claim or say against them; two sides or more. Sides that
// claim in one clause have the same words.
using TerritorialDispute = std::vector<DisagreementSide>;

// `report` has statements, events and positions. At most one dispute a claimant.
std::vector<TerritorialDispute> territorial_disputes(const MeaningInput& input,
                                                     const Report& report, Parties& parties);

}  // namespace standoff
