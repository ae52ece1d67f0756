// The contract's words for enumerations and ids; json.h and brief.h print the same ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "standoff/ground/records.h"
#include "standoff/meaning/report.h"

namespace standoff {

std::string_view name_of(MentionForm form);         // "name"
std::string_view name_of(ActorKind kind);           // "armed_group"
std::string_view name_of(PlaceKind kind);           // "region"
std::string_view name_of(TimeType type);            // "DURATION"
std::string_view name_of(FigureKind kind);          // "displaced"
std::string_view name_of(FigureRelation relation);  // "more_than"
std::string_view name_of(SpeakerKind kind);         // "unnamed"
std::string_view name_of(StatementForm form);       // "mixed"
std::string_view name_of(EventType type);           // "ASSAULT"
std::string_view name_of(Factuality factuality);    // "happened"
std::string_view name_of(ProposalKind kind);        // "ceasefire"
std::string_view name_of(ProposalStatus status);    // "in_force"
std::string_view name_of(Stance stance);            // "accept_conditionally"
std::string_view name_of(TargetKind kind);          // "proposal"
std::string_view name_of(DisagreementKind kind);    // "claim_denial"

// Where a stance lies between against and for, -1 to 1: propose 1, endorse 0.75, accept 0.5,
// accept_conditionally 0.25, undecided and no_response 0, criticise -0.25, oppose -0.5, reject -1.
double score_of(Stance stance);

// The id of the record at `index`, from 1: record_id('s', 2) is "s3".
std::string record_id(char kind, std::uint32_t index);
std::string record_id(RecordRef ref);  // precondition: it refers to a record

}  // namespace standoff
