// The contract's words for the enumerations of report.h; knowledge files use the same ones.
#pragma once

#include <optional>
#include <string_view>

#include "standoff/meaning/report.h"

namespace standoff {

std::string_view name_of(SpeakerKind kind);       // "unnamed"
std::string_view name_of(StatementForm form);     // "mixed"
std::string_view name_of(EventType type);         // "ASSAULT"
std::string_view name_of(Factuality factuality);  // "happened"
std::string_view name_of(ProposalKind kind);      // "ceasefire"
std::string_view name_of(ProposalStatus status);  // "in_force"
std::string_view name_of(Stance stance);          // "accept_conditionally"
std::string_view name_of(TargetKind kind);        // "proposal"
std::string_view name_of(DisagreementKind kind);  // "claim_denial"

// The enumerator of this name; none where there is none.
std::optional<EventType> parse_event_type(std::string_view name);
std::optional<ProposalKind> parse_proposal_kind(std::string_view name);
std::optional<ProposalStatus> parse_proposal_status(std::string_view name);
std::optional<Stance> parse_stance(std::string_view name);

}  // namespace standoff
