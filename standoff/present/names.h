// Ids of records and scores of stances; json.h and brief.h print the same ones.
#pragma once

#include <cstdint>
#include <string>

#include "standoff/ground/record_names.h"
#include "standoff/meaning/record_names.h"
#include "standoff/meaning/report.h"

namespace standoff {

// Where a stance lies between against and for, -1 to 1: propose 1, endorse 0.75, accept 0.5,
// accept_conditionally 0.25, undecided and no_response 0, criticise -0.25, oppose -0.5, reject -1.
double score_of(Stance stance);

// The id of the record at `index`, from 1: record_id('s', 2) is "s3".
std::string record_id(char kind, std::uint32_t index);
std::string record_id(RecordRef ref);  // precondition: it refers to a record

}  // namespace standoff
