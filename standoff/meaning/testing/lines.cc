#include "standoff/meaning/testing/lines.h"

#include <array>
#include <utility>

#include "standoff/document/testing/conllu.h"
#include "standoff/meaning/analyse.h"
#include "standoff/meaning/frames/senses.h"
#include "standoff/meaning/testing/cases.h"

namespace standoff {
namespace {

std::string actor_name(const Report& report, ActorId id) {
  return id == kNoRecord ? "-" : report.actors[id].name;
}

std::string actor_names(const Report& report, const std::vector<ActorId>& ids) {
  Lines names;
  for (ActorId id : ids) names.push_back(actor_name(report, id));
  return joined_names(names);
}

std::string words(const Document& document, const std::vector<ByteSpan>& spans) {
  std::string text;
  for (ByteSpan span : spans)
    text += (text.empty() ? "" : " / ") + std::string(document.text(span));
  return text;
}

std::string on(const Report& report, TimeId when, const std::string& separator) {
  return when == kNoRecord ? "" : separator + "on " + report.times[when].value;
}

}  // namespace

Lines event_lines(const Document& document, const Report& report) {
  Lines lines;
  for (const Event& event : report.events) {
    std::vector<ByteSpan> tellings = {event.trigger};
    tellings.insert(tellings.end(), event.mentions.begin(), event.mentions.end());
    std::string line(name_of(event.type));
    if (!event.mode.empty()) line += "/" + event.mode;
    line += " ; " + actor_names(report, event.actors) + " > " +
            actor_names(report, event.recipients) + " ; " + std::string(name_of(event.factuality)) +
            " ; " + words(document, tellings);
    if (event.claimed_by != kNoRecord)
      line += " ; claimed by " + actor_name(report, event.claimed_by);
    lines.push_back(line + on(report, event.when, " ; "));
  }
  return lines;
}

Lines position_lines(const Document& document, const Report& report) {
  Lines lines;
  for (const Position& position : report.positions) {
    std::string line =
        actor_name(report, position.actor) + " ; " + std::string(name_of(position.stance)) + " ; " +
        std::string(document.text(position.target_span)) + " ; " +
        (position.target_kind == TargetKind::kProposal ? report.proposals[position.target].name
                                                       : "-");
    if (position.via != kNoRecord) line += " ; via " + actor_name(report, position.via);
    if (!position.reasons.empty()) line += " ; reason " + words(document, position.reasons);
    if (!position.conditions.empty())
      line += " ; condition " + words(document, position.conditions);
    lines.push_back(line + on(report, position.when, " ; "));
  }
  return lines;
}

Lines proposal_lines(const Document& document, const Report& report) {
  Lines lines;
  for (const Proposal& proposal : report.proposals) {
    std::string line =
        std::string(name_of(proposal.kind)) + " ; " + words(document, proposal.mentions) +
        " ; by " + actor_names(report, proposal.proposers) + " ; backed by " +
        actor_names(report, proposal.endorsers) + " ; " + std::string(name_of(proposal.status));
    if (proposal.duration != kNoRecord) line += " ; for " + report.times[proposal.duration].value;
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines history_lines(const Document& /*document*/, const Report& report) {
  Lines lines;
  for (const Proposal& proposal : report.proposals) {
    std::string line = proposal.name + " ; " + (proposal.history.empty() ? "-" : "");
    for (std::size_t i = 0; i < proposal.history.size(); ++i) {
      const ProposalStep& step = proposal.history[i];
      line += (i > 0 ? " / " : "") + std::string(name_of(step.status));
      if (step.actor != kNoRecord) line += " by " + actor_name(report, step.actor);
      line += on(report, step.when, " ");
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines disagreement_lines(const Document& document, const Report& report) {
  Lines lines;
  for (const Disagreement& disagreement : report.disagreements) {
    std::string line = std::string(name_of(disagreement.kind)) + " ; ";
    for (std::size_t i = 0; i < disagreement.sides.size(); ++i) {
      const DisagreementSide& side = disagreement.sides[i];
      line += (i > 0 ? " / " : "") + actor_name(report, side.who) + ": " +
              std::string(document.text(side.evidence));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines standoff_lines(const Document& document, const Report& report) {
  Lines lines;
  for (const Standoff& standoff : report.standoffs) {
    lines.push_back(std::string(document.text(standoff.target_span)) + " ; for " +
                    actor_names(report, standoff.in_favour) + " ; against " +
                    actor_names(report, standoff.against) + " ; neutral " +
                    actor_names(report, standoff.neutral));
  }
  return lines;
}

Lines timeline_lines(const Document& document, const Report& report) {
  Lines lines;
  for (const TimelineEntry& entry : report.timeline) {
    std::string line = report.times[entry.when].value;
    if (entry.ref.kind == RecordKind::kEvent) {
      line += " event " + std::string(document.text(report.events[entry.ref.id].trigger));
    } else if (entry.ref.kind == RecordKind::kPosition) {
      line += " position " + std::string(name_of(report.positions[entry.ref.id].stance));
    } else {
      line += " statement " + actor_names(report, report.statements[entry.ref.id].speakers);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<std::vector<Compared>> compare(const std::string& path, std::string_view key,
                                      Describe describe, const Knowledge& knowledge) {
  const Result<Analyser> analyser = Analyser::load(knowledge);
  if (!analyser) return analyser.error();
  std::vector<Compared> compared;
  for (const ParsedCase& c : read_cases(path)) {
    Lines expected = c.expects(key);
    if (expected.empty()) continue;
    if (expected == Lines{"none"}) expected.clear();
    const Result<Document> document = read_conllu(c.conllu);
    if (!document) return document.error().within(c.why);
    Article article;
    article.text = document->text();
    const Lines published = c.expects("published");
    if (!published.empty()) article.published = published.front();
    const Result<Report> report = analyser->analyse(*document, article);
    if (!report) return report.error().within(c.why);
    compared.push_back(
        {c.why, article.text, joined(expected), joined(describe(*document, *report))});
  }
  if (compared.empty())
    return Error{ErrorCode::kNotFound, "no case expects " + std::string(key), path};
  return compared;
}

}  // namespace standoff
