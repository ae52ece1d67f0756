// The sections on what was done, what comes next, and when.
#include <algorithm>
#include <cmath>
#include <string>

#include "standoff/present/internal/brief_writer.h"
#include "standoff/present/internal/sentences.h"
#include "standoff/present/names.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr std::size_t kMostEvents = 5;
constexpr std::size_t kMostNext = 4;

// What happened outweighs what is to come, and that what may be; within each, PLOVER's intensity,
// how often the article tells of it, and where.
double weight_of(const Wording& wording, const Event& event) {
  double rank = 0;
  switch (event.factuality) {
    case Factuality::kHappened:
    case Factuality::kOngoing:
      rank = 3;
      break;
    case Factuality::kPlanned:
      rank = 2;
      break;
    case Factuality::kPossible:
    case Factuality::kConditional:
    case Factuality::kDenied:
      rank = 1;
      break;
    case Factuality::kNegated:
      break;
  }
  constexpr double kApart = 100;  // more than all else together
  double weight = rank * kApart + std::abs(event.intensity);
  weight += 2 * prominence(wording, event.evidence);
  weight += static_cast<double>(std::min<std::size_t>(event.mentions.size(), 5));
  if (event.actors.empty()) weight -= 4;
  return weight;
}

// A day or month, so that a calendar could hold it.
bool is_dated(const Report& report, TimeId time) {
  return time != kNoRecord && !report.times[time].value.empty() &&
         report.times[time].value.front() >= '0' && report.times[time].value.front() <= '9';
}

bool is_next(const Report& report, const Event& event) {
  return event.factuality == Factuality::kPlanned && is_dated(report, event.when);
}

void print_event(BriefWriter& brief, std::uint32_t index) {
  const Event& event = brief.report.events[index];
  brief.claim(2, event_sentence(brief.wording, event), record_id('e', index), event.evidence,
              event.trigger);
}

// The words that a record of the timeline stands on.
ByteSpan words_of(const Report& report, RecordRef ref) {
  switch (ref.kind) {
    case RecordKind::kStatement: {
      const Statement& statement = report.statements[ref.id];
      if (!statement.content.empty()) return statement.content.front();
      return statement.cue.value_or(ByteSpan{});
    }
    case RecordKind::kEvent:
      return report.events[ref.id].evidence;
    case RecordKind::kProposal: {
      const Proposal& proposal = report.proposals[ref.id];
      return proposal.mentions.empty() ? ByteSpan{} : proposal.mentions.front();
    }
    case RecordKind::kPosition:
      return report.positions[ref.id].evidence;
    case RecordKind::kFigure:
      return report.figures[ref.id].evidence;
    case RecordKind::kNone:
      break;
  }
  return {};
}

}  // namespace

void print_events(BriefWriter& brief) {
  std::vector<double> weights;
  std::vector<std::uint32_t> events;
  for (std::uint32_t i = 0; i < brief.report.events.size(); ++i) {
    const Event& event = brief.report.events[i];
    if (is_next(brief.report, event)) continue;
    events.push_back(i);
    weights.push_back(weight_of(brief.wording, event));
  }
  if (events.empty()) return;
  brief.page.heading("WHAT WAS DONE");
  const std::size_t shown = brief.shown(events.size(), kMostEvents);
  const std::vector<std::uint32_t> order = by_weight(weights);
  for (std::size_t i = 0; i < shown; ++i) print_event(brief, events[order[i]]);
  brief.more(2, events.size() - shown);
}

void print_next(BriefWriter& brief) {
  std::vector<std::uint32_t> events;
  for (std::uint32_t i = 0; i < brief.report.events.size(); ++i) {
    if (is_next(brief.report, brief.report.events[i])) events.push_back(i);
  }
  if (events.empty()) return;
  std::stable_sort(events.begin(), events.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto value = [&](std::uint32_t event) -> const std::string& {
      return brief.report.times[brief.report.events[event].when].value;
    };
    return value(a) < value(b);
  });
  brief.page.heading("WHAT COMES NEXT");
  const std::size_t shown = brief.shown(events.size(), kMostNext);
  for (std::size_t i = 0; i < shown; ++i) print_event(brief, events[i]);
  brief.more(2, events.size() - shown);
}

void print_timeline(BriefWriter& brief) {
  const std::vector<TimelineEntry>& timeline = brief.report.timeline;
  if (!brief.full || timeline.empty()) return;
  brief.page.heading("IN ORDER OF TIME");
  std::size_t widest = 0;
  for (const TimelineEntry& entry : timeline) {
    widest = std::max(widest, display_width(brief.wording.when(entry.when)));
  }
  for (const TimelineEntry& entry : timeline) {
    const ByteSpan words = words_of(brief.report, entry.ref);
    const std::string ref = entry.ref.kind == RecordKind::kNone ? "" : record_id(entry.ref);
    brief.page.row(2, "", brief.wording.when(entry.when), widest + 2,
                   brief.wording.quote(words) + " " + brief.wording.reference(ref, words));
  }
}

}  // namespace standoff
