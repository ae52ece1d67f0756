// The sections on what is on the table, who stands where, and what does not fit together.
#include <algorithm>

#include "standoff/present/internal/brief_writer.h"
#include "standoff/present/internal/sentences.h"
#include "standoff/present/names.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr std::size_t kMostStandoffs = 2;
constexpr std::size_t kMostProposals = 3;
constexpr std::size_t kMostPositions = 4;  // of a proposal, and of all else
constexpr std::size_t kMostDisagreements = 2;

// Positions that one line tells: of several actors with the same words ("the U.S. and France
// proposed it"), or of one actor said again. The first is the one whose words are shown.
using Alike = std::vector<std::uint32_t>;

bool are_alike(const Position& a, const Position& b) {
  if (a.stance != b.stance || !b.reasons.empty() || !b.conditions.empty()) return false;
  if (a.target_kind == TargetKind::kProposal && a.actor == b.actor) return true;
  return a.when == b.when && a.via == b.via && a.evidence == b.evidence && a.reasons.empty() &&
         a.conditions.empty() && a.target_span == b.target_span;
}

std::vector<Alike> group(const Report& report, const std::vector<std::uint32_t>& positions) {
  std::vector<Alike> groups;
  for (const std::uint32_t index : positions) {
    const Position& position = report.positions[index];
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Alike& alike) {
      return are_alike(report.positions[alike.front()], position);
    });
    if (same == groups.end()) {
      groups.push_back({index});
    } else {
      same->push_back(index);
    }
  }
  return groups;
}

// "k1, k2 and k3" are one reference: [k1 k2 k3, line 5].
std::string ids_of(char kind, const std::vector<std::uint32_t>& records) {
  std::string out;
  for (const std::uint32_t record : records) join(out, record_id(kind, record), " ");
  return out;
}

void print_group(BriefWriter& brief, std::size_t indent, const Alike& alike,
                 std::string_view target) {
  std::vector<const Position*> positions;
  for (const std::uint32_t index : alike) positions.push_back(&brief.report.positions[index]);
  const Position& first = *positions.front();
  brief.claim(indent, positions_sentence(brief.wording, positions, target), ids_of('k', alike),
              first.evidence, first.target_span);
  const auto print_parts = [&](std::string_view label, const std::vector<ByteSpan>& parts) {
    for (const ByteSpan part : parts) {
      brief.page.labelled(indent + 2, label, brief.wording.quote(part));
    }
  };
  print_parts("why: ", first.reasons);
  print_parts("on condition: ", first.conditions);
}

// What a position is on, in words.
std::string target_of(const BriefWriter& brief, const Position& position) {
  if (position.target_kind == TargetKind::kActor && position.target != kNoRecord) {
    return brief.wording.actor(position.target);
  }
  return brief.wording.quote(position.target_span);
}

std::vector<std::uint32_t> positions_on(const Report& report, ProposalId proposal) {
  std::vector<std::uint32_t> on;
  for (std::uint32_t i = 0; i < report.positions.size(); ++i) {
    const Position& position = report.positions[i];
    if (position.target_kind == TargetKind::kProposal && position.target == proposal) {
      on.push_back(i);
    }
  }
  return on;
}

// One side of a standoff: its actors, and the words of the first position that puts one there.
void print_side(BriefWriter& brief, const Standoff& standoff, std::string_view label,
                const std::vector<ActorId>& actors) {
  if (actors.empty()) return;
  constexpr std::size_t kIndent = 4;
  constexpr std::size_t kLabel = 9;
  std::vector<std::uint32_t> shown;
  for (std::uint32_t i = 0; i < brief.report.positions.size(); ++i) {
    const Position& position = brief.report.positions[i];
    const bool on_it =
        standoff.proposal != kNoRecord
            ? position.target_kind == TargetKind::kProposal && position.target == standoff.proposal
            : position.target_span.overlaps(standoff.target_span);
    const bool of_it = std::find(actors.begin(), actors.end(), position.actor) != actors.end();
    if (on_it && of_it) shown.push_back(i);
  }
  std::string line(label);
  line.resize(kLabel, ' ');
  const std::string names = capitalized(brief.wording.actors(actors));
  const std::string ids = shown.empty() ? "" : " [" + ids_of('k', shown) + "]";
  brief.page.labelled(kIndent, line, names + ids);
}

double weight_of(const Wording& wording, const Report& report, std::uint32_t index) {
  const Proposal& proposal = report.proposals[index];
  double weight = static_cast<double>(proposal.mentions.size()) +
                  2 * static_cast<double>(positions_on(report, index).size());
  if (!proposal.mentions.empty()) weight += 2 * prominence(wording, proposal.mentions.front());
  return weight;
}

// "proposed by the U.S. and France · for 21 days · rejected"
// What its positions tell is not told twice.
std::string about(const BriefWriter& brief, std::uint32_t index) {
  const Proposal& proposal = brief.report.proposals[index];
  const Wording& wording = brief.wording;
  const std::vector<std::uint32_t> positions = positions_on(brief.report, index);
  const auto is_told = [&](Stance stance) {
    return std::any_of(positions.begin(), positions.end(), [&](std::uint32_t position) {
      return brief.report.positions[position].stance == stance;
    });
  };
  std::string out;
  if (!proposal.proposers.empty() && !is_told(Stance::kPropose)) {
    out = "proposed by " + wording.actors(proposal.proposers);
  }
  if (!proposal.endorsers.empty() && !is_told(Stance::kEndorse)) {
    join(out, "endorsed by " + wording.actors(proposal.endorsers));
  }
  if (!proposal.addressees.empty()) join(out, "put to " + wording.actors(proposal.addressees));
  if (proposal.duration != kNoRecord) {
    join(out, wording.quote(brief.report.times[proposal.duration].span));
  }
  if (proposal.place) join(out, wording.quote(*proposal.place));
  if (proposal.status != ProposalStatus::kUnknown) {
    join(out, "status: " + spaced(name_of(proposal.status)));
  }
  return out;
}

void print_proposal(BriefWriter& brief, std::uint32_t index) {
  const Proposal& proposal = brief.report.proposals[index];
  const ByteSpan words = proposal.mentions.empty() ? ByteSpan{} : proposal.mentions.front();
  brief.page.claim(2, capitalized(plain_line(proposal.name)),
                   brief.wording.reference(record_id('r', index), words));
  brief.page.paragraph(4, about(brief, index));
  for (const ByteSpan aim : proposal.aims) {
    brief.page.labelled(4, "aim: ", brief.wording.quote(aim));
  }
  const std::vector<Alike> groups = group(brief.report, positions_on(brief.report, index));
  const std::size_t shown = brief.shown(groups.size(), kMostPositions);
  for (std::size_t i = 0; i < shown; ++i) print_group(brief, 4, groups[i], "it");
  brief.more(4, groups.size() - shown);
}

std::string_view heading_of(DisagreementKind kind) {
  switch (kind) {
    case DisagreementKind::kClaimDenial:
      return "A claim is denied";
    case DisagreementKind::kFigures:
      return "The numbers differ";
    case DisagreementKind::kResponsibility:
      return "Who did it is disputed";
    case DisagreementKind::kAccounts:
      break;
  }
  return "The accounts differ";
}

}  // namespace

void print_standoffs(BriefWriter& brief) {
  const std::vector<Standoff>& standoffs = brief.report.standoffs;
  if (standoffs.empty()) return;
  std::vector<double> weights;
  for (const Standoff& standoff : standoffs) {
    const auto sides = static_cast<double>(standoff.in_favour.size() + standoff.against.size());
    weights.push_back(sides + 2 * prominence(brief.wording, standoff.target_span));
  }
  brief.page.heading(standoffs.size() == 1 ? "THE STANDOFF" : "THE STANDOFFS");
  const std::vector<std::uint32_t> order = by_weight(weights);
  const std::size_t shown = brief.shown(order.size(), kMostStandoffs);
  for (std::size_t i = 0; i < shown; ++i) {
    const Standoff& standoff = standoffs[order[i]];
    const std::string id = record_id('o', order[i]);
    std::string over = "Over ";
    std::string reference = "[" + id + "]";
    if (standoff.proposal != kNoRecord) {
      over += uncapitalized(plain_line(brief.report.proposals[standoff.proposal].name));
      reference = "[" + id + " " + record_id('r', standoff.proposal) + "]";
    } else {
      over += brief.wording.quote(standoff.target_span);
      reference = brief.wording.reference(id, standoff.target_span);
    }
    if (standoff.since != kNoRecord) over += ", since " + brief.wording.when(standoff.since);
    brief.page.claim(2, over, reference);
    print_side(brief, standoff, "for", standoff.in_favour);
    print_side(brief, standoff, "against", standoff.against);
    print_side(brief, standoff, "neutral", standoff.neutral);
  }
  brief.more(2, order.size() - shown);
}

void print_proposals(BriefWriter& brief) {
  if (brief.report.proposals.empty()) return;
  brief.page.heading("ON THE TABLE");
  std::vector<double> weights;
  for (std::uint32_t i = 0; i < brief.report.proposals.size(); ++i) {
    weights.push_back(weight_of(brief.wording, brief.report, i));
  }
  const std::vector<std::uint32_t> order = by_weight(weights);
  const std::size_t shown = brief.shown(order.size(), kMostProposals);
  for (std::size_t i = 0; i < shown; ++i) print_proposal(brief, order[i]);
  brief.more(2, order.size() - shown);
}

void print_positions(BriefWriter& brief) {
  std::vector<std::uint32_t> others;
  for (std::uint32_t i = 0; i < brief.report.positions.size(); ++i) {
    const Position& position = brief.report.positions[i];
    const bool on_proposal =
        position.target_kind == TargetKind::kProposal && position.target != kNoRecord;
    if (!on_proposal) others.push_back(i);
  }
  if (others.empty()) return;
  brief.page.heading("WHO STANDS WHERE");
  const std::vector<Alike> groups = group(brief.report, others);
  const std::size_t shown = brief.shown(groups.size(), kMostPositions);
  for (std::size_t i = 0; i < shown; ++i) {
    print_group(brief, 2, groups[i], target_of(brief, brief.report.positions[groups[i].front()]));
  }
  brief.more(2, groups.size() - shown);
}

void print_disagreements(BriefWriter& brief) {
  const std::vector<Disagreement>& disagreements = brief.report.disagreements;
  if (disagreements.empty()) return;
  brief.page.heading("WHERE ACCOUNTS DIFFER");
  const std::size_t shown = brief.shown(disagreements.size(), kMostDisagreements);
  for (std::uint32_t i = 0; i < shown; ++i) {
    const Disagreement& disagreement = disagreements[i];
    std::string what(heading_of(disagreement.kind));
    if (disagreement.about_words) what += ": " + brief.wording.quote(*disagreement.about_words);
    std::string id = record_id('d', i);
    if (disagreement.about.kind != RecordKind::kNone) id += " on " + record_id(disagreement.about);
    brief.page.claim(2, what, "[" + id + "]");
    for (const DisagreementSide& side : disagreement.sides) {
      std::string who = "No source named";
      if (side.who != kNoRecord) who = capitalized(brief.wording.actor(side.who));
      const std::string ref =
          side.ref.kind == RecordKind::kNone ? record_id('d', i) : record_id(side.ref);
      brief.claim(4, who + ":", ref, side.evidence);
    }
  }
  brief.more(2, disagreements.size() - shown);
}

}  // namespace standoff
