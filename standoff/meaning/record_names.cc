#include "standoff/meaning/record_names.h"

#include <array>

#include "standoff/base/enum_names.h"

namespace standoff {
namespace {

// Each name stands at its enumerator's place.
constexpr std::array<std::string_view, 5> kSpeakerKindNames = {"named", "organization", "unnamed",
                                                               "document", "author"};
constexpr std::array<std::string_view, 3> kStatementFormNames = {"direct", "indirect", "mixed"};
constexpr std::array<std::string_view, 16> kEventTypeNames = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 7> kFactualityNames = {
    "happened", "ongoing", "planned", "possible", "conditional", "negated", "denied"};
constexpr std::array<std::string_view, 10> kProposalKindNames = {
    "ceasefire", "peace_plan", "resolution", "treaty", "deal",
    "bill",      "withdrawal", "sanctions",  "aid",    "other"};
constexpr std::array<std::string_view, 9> kProposalStatusNames = {
    "unknown",  "proposed", "under_discussion", "accepted", "rejected",
    "in_force", "violated", "expired",          "withdrawn"};
constexpr std::array<std::string_view, 9> kStanceNames = {
    "propose",   "endorse", "accept", "accept_conditionally", "undecided", "no_response",
    "criticise", "oppose",  "reject"};
constexpr std::array<std::string_view, 4> kTargetKindNames = {"proposal", "event", "actor",
                                                              "topic"};
constexpr std::array<std::string_view, 4> kDisagreementKindNames = {"claim_denial", "figures",
                                                                    "responsibility", "accounts"};

}  // namespace

std::string_view name_of(SpeakerKind kind) { return name_in(kSpeakerKindNames, kind); }
std::string_view name_of(StatementForm form) { return name_in(kStatementFormNames, form); }
std::string_view name_of(EventType type) { return name_in(kEventTypeNames, type); }
std::string_view name_of(Factuality factuality) { return name_in(kFactualityNames, factuality); }
std::string_view name_of(ProposalKind kind) { return name_in(kProposalKindNames, kind); }
std::string_view name_of(ProposalStatus status) { return name_in(kProposalStatusNames, status); }
std::string_view name_of(Stance stance) { return name_in(kStanceNames, stance); }
std::string_view name_of(TargetKind kind) { return name_in(kTargetKindNames, kind); }
std::string_view name_of(DisagreementKind kind) { return name_in(kDisagreementKindNames, kind); }

std::optional<EventType> parse_event_type(std::string_view name) {
  return find_in<EventType>(kEventTypeNames, name);
}

std::optional<ProposalKind> parse_proposal_kind(std::string_view name) {
  return find_in<ProposalKind>(kProposalKindNames, name);
}

std::optional<ProposalStatus> parse_proposal_status(std::string_view name) {
  return find_in<ProposalStatus>(kProposalStatusNames, name);
}

std::optional<Stance> parse_stance(std::string_view name) {
  return find_in<Stance>(kStanceNames, name);
}

}  // namespace standoff
