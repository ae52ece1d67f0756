// Records of meaning/: what is on the table, who stands where on it, and what does not fit.
#include <utility>

#include "standoff/present/internal/json_records.h"
#include "standoff/present/names.h"

namespace standoff {
namespace {

char id_letter(TargetKind kind) {
  switch (kind) {
    case TargetKind::kProposal:
      return 'r';
    case TargetKind::kEvent:
      return 'e';
    case TargetKind::kActor:
    case TargetKind::kTopic:  // which has no record
      break;
  }
  return 'a';
}

}  // namespace

Json proposal_json(const JsonSource& source, std::uint32_t index) {
  const Proposal& proposal = source.report().proposals[index];
  Json history = Json::array();
  for (const ProposalStep& step : proposal.history) {
    history.push_back({{"status", name_of(step.status)},
                       {"when", source.value_of(step.when)},
                       {"actor", id_or_null('a', step.actor)},
                       {"evidence", source.span(step.evidence)}});
  }
  return {{"id", record_id('r', index)},
          {"name", proposal.name},
          {"kind", name_of(proposal.kind)},
          {"mentions", source.spans(proposal.mentions)},
          {"proposers", actor_ids(proposal.proposers)},
          {"endorsers", actor_ids(proposal.endorsers)},
          {"addressees", actor_ids(proposal.addressees)},
          {"terms",
           {{"duration", source.value_of(proposal.duration)},
            {"place", source.span(proposal.place)},
            {"aims", source.spans(proposal.aims)}}},
          {"status", name_of(proposal.status)},
          {"history", std::move(history)},
          {"rule", text_or_null(proposal.rule)}};
}

Json position_json(const JsonSource& source, std::uint32_t index) {
  const Position& position = source.report().positions[index];
  return {{"id", record_id('k', index)},
          {"actor", id_or_null('a', position.actor)},
          {"via", id_or_null('a', position.via)},
          {"target",
           {{"kind", name_of(position.target_kind)},
            {"id", id_or_null(id_letter(position.target_kind), position.target)},
            {"span", source.span(position.target_span)}}},
          {"stance", name_of(position.stance)},
          {"score", score_of(position.stance)},
          {"when", source.value_of(position.when)},
          {"reasons", source.spans(position.reasons)},
          {"conditions", source.spans(position.conditions)},
          {"evidence", source.span(position.evidence)},
          {"statement", id_or_null('s', position.statement)},
          {"rule", text_or_null(position.rule)}};
}

Json disagreement_json(const JsonSource& source, std::uint32_t index) {
  const Disagreement& disagreement = source.report().disagreements[index];
  Json sides = Json::array();
  for (const DisagreementSide& side : disagreement.sides) {
    sides.push_back({{"who", id_or_null('a', side.who)},
                     {"ref", id_or_null(side.ref)},
                     {"evidence", source.span(side.evidence)}});
  }
  const bool is_record = disagreement.about.kind != RecordKind::kNone;
  return {
      {"id", record_id('d', index)},
      {"kind", name_of(disagreement.kind)},
      {"about", is_record ? id_or_null(disagreement.about) : source.span(disagreement.about_words)},
      {"sides", std::move(sides)},
      {"rule", text_or_null(disagreement.rule)}};
}

Json standoff_json(const JsonSource& source, std::uint32_t index) {
  const Standoff& standoff = source.report().standoffs[index];
  const bool over_proposal = standoff.proposal != kNoRecord;
  return {{"id", record_id('o', index)},
          {"target",
           over_proposal ? id_or_null('r', standoff.proposal) : source.span(standoff.target_span)},
          {"for", actor_ids(standoff.in_favour)},
          {"against", actor_ids(standoff.against)},
          {"neutral", actor_ids(standoff.neutral)},
          {"since", source.value_of(standoff.since)}};
}

}  // namespace standoff
