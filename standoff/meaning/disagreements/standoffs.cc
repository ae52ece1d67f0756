#include <algorithm>
#include <map>

#include "standoff/meaning/disagreements/disagreements.h"

namespace standoff {

std::vector<Standoff> find_standoffs(const Report& report) {
  std::map<ProposalId, Standoff> by_proposal;
  for (const Position& position : report.positions) {
    if (position.target_kind != TargetKind::kProposal || position.target == kNoRecord) continue;
    Standoff& standoff = by_proposal[position.target];
    standoff.proposal = position.target;
    const int side = side_of(position.stance);
    join(side > 0   ? standoff.in_favour
         : side < 0 ? standoff.against
                    : standoff.neutral,
         {position.actor});
    if (side < 0 && standoff.since == kNoRecord) standoff.since = position.when;
  }
  std::vector<Standoff> found;
  for (auto& entry : by_proposal) {  // clang 14 lets no lambda hold a structured binding
    Standoff& standoff = entry.second;
    const Proposal& proposal = report.proposals[entry.first];
    for (ActorId actor : proposal.proposers) {
      if (!contains(standoff.against, actor)) join(standoff.in_favour, {actor});
    }
    // Who is against it now has changed his mind, or was never for it.
    std::erase_if(standoff.in_favour, [&](ActorId a) { return contains(standoff.against, a); });
    std::erase_if(standoff.neutral, [&](ActorId a) {
      return contains(standoff.against, a) || contains(standoff.in_favour, a);
    });
    if (standoff.against.empty() || standoff.in_favour.empty()) continue;
    standoff.target_span = proposal.mentions.front();
    found.push_back(std::move(standoff));
  }
  return found;
}

std::vector<TimelineEntry> make_timeline(const Report& report) {
  std::vector<TimelineEntry> entries;
  const auto add = [&](TimeId when, RecordKind kind, std::uint32_t id) {
    if (when == kNoRecord) return;
    const std::string& value = report.times[when].value;
    const bool dated = !value.empty() && value[0] >= '0' && value[0] <= '9';
    if (dated) entries.push_back({when, {kind, id}});
  };
  for (EventId id = 0; id < report.events.size(); ++id) {
    add(report.events[id].when, RecordKind::kEvent, id);
  }
  for (PositionId id = 0; id < report.positions.size(); ++id) {
    add(report.positions[id].when, RecordKind::kPosition, id);
  }
  for (StatementId id = 0; id < report.statements.size(); ++id) {
    add(report.statements[id].when, RecordKind::kStatement, id);
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const TimelineEntry& a, const TimelineEntry& b) {
                     return report.times[a.when].value < report.times[b.when].value;
                   });
  return entries;
}

}  // namespace standoff
