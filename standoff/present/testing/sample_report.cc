#include "standoff/present/testing/sample_report.h"

#include <cassert>
#include <string>
#include <utility>

#include "standoff/document/testing/flat_document.h"

namespace standoff {
namespace {

constexpr const char* kText =
    "Norvia rejects river truce as rockets fall\n"
    "The 30-day truce, drawn up by Tamaria and the Coastal Council, would let aid through.\n"
    "Prime Minister Henrik Solberg turned down the plan on Friday because it left the guns there.\n"
    "\"We will sign if the guns go home,\" Solberg told reporters in the caf\u00E9.\n"
    "The River Front fired rockets at Port Lucia on Thursday.\n"
    "At least 14 people were killed, the hospital said.\n"
    "The River Front put the dead at 31.\n"
    "Envoys are to meet in Salmouth on March 20.\n";

Actor actor(const Sample& sample, std::string name, ActorKind kind, std::string country) {
  Actor actor;
  actor.kind = kind;
  actor.country = std::move(country);
  actor.mentions = {{sample.span(name), MentionForm::kName, 0}};
  actor.name = std::move(name);
  return actor;
}

void add_world(Sample& sample) {
  Report& report = sample.report;
  report.actors = {actor(sample, "Norvia", ActorKind::kCountry, "NOR"),
                   actor(sample, "Henrik Solberg", ActorKind::kPerson, "NOR"),
                   actor(sample, "Tamaria", ActorKind::kCountry, "TAM"),
                   actor(sample, "Coastal Council", ActorKind::kIgo, ""),
                   actor(sample, "River Front", ActorKind::kArmedGroup, ""),
                   actor(sample, "Port Lucia", ActorKind::kPopulation, "NOR"),
                   actor(sample, "hospital", ActorKind::kOrganization, ""),
                   actor(sample, "Envoys", ActorKind::kUnnamed, "")};
  report.actors[1].role = "prime minister";
  report.actors[1].affiliation = 0;
  const auto time = [&](TimeType type, const char* value, const char* words) {
    report.times.push_back({type, value, sample.span(words), false, kNoRecord, "times.tsv:9"});
  };
  time(TimeType::kDate, "2025-03-14", "Friday");
  time(TimeType::kDate, "2025-03-13", "Thursday");
  time(TimeType::kDate, "2025-03-20", "March 20");
  time(TimeType::kDuration, "P30D", "30-day");
  Figure killed;
  killed.kind = FigureKind::kKilled;
  killed.relation = FigureRelation::kAtLeast;
  killed.low = killed.best = 14;
  killed.unit = "people";
  killed.source = 6;
  killed.evidence = sample.span("At least 14 people");
  killed.rule = "figures.tsv:12";
  Figure dead = killed;
  dead.relation = FigureRelation::kExactly;
  dead.low.reset();
  dead.best = 31;
  dead.source = 4;
  dead.evidence = sample.span("31");
  report.figures = {killed, dead};
}

void add_deeds(Sample& sample) {
  Statement sign;
  sign.speakers = {1};
  sign.speaker_text = sample.span("Solberg told");
  sign.speaker_text->end -= 5;
  sign.cue = sample.span("told");
  sign.content = {sample.span("We will sign if the guns go home,")};
  sign.form = StatementForm::kDirect;
  sign.rule = "speech.tsv:12";
  Statement toll;
  toll.speakers = {6};
  toll.cue = sample.span("said");
  toll.content = {sample.span("At least 14 people were killed")};
  toll.speaker_kind = SpeakerKind::kOrganization;
  sample.report.statements = {sign, toll};

  Event refusal;
  refusal.type = EventType::kReject;
  refusal.mode = "yield";
  refusal.actors = {1};
  refusal.recipients = {2, 3};
  refusal.when = 0;
  refusal.intensity = -2;
  refusal.trigger = sample.span("turned down");
  refusal.evidence = sample.span("Prime Minister Henrik Solberg turned down the plan on Friday");
  refusal.rule = "senses.tsv:26";
  Event rockets;
  rockets.type = EventType::kAssault;
  rockets.mode = "heavy-weapons";
  rockets.contexts = {"military"};
  rockets.actors = {4};
  rockets.recipients = {5};
  rockets.claimed_by = 6;
  rockets.when = 1;
  rockets.intensity = -9.5;
  rockets.quad = "MATERIAL CONFLICT";
  rockets.cameo = "194";
  rockets.trigger = sample.span("fired rockets");
  rockets.evidence = sample.span("The River Front fired rockets at Port Lucia on Thursday");
  rockets.mentions = {sample.span("rockets fall")};
  rockets.rule = "senses.tsv:28";
  Event meeting;
  meeting.type = EventType::kConsult;
  meeting.actors = {7};
  meeting.factuality = Factuality::kPlanned;
  meeting.when = 2;
  meeting.intensity = 2.5;
  meeting.trigger = sample.span("meet");
  meeting.evidence = sample.span("Envoys are to meet in Salmouth on March 20");
  sample.report.events = {refusal, rockets, meeting};
}

void add_stances(Sample& sample) {
  Report& report = sample.report;
  Proposal truce;
  truce.name = "The 30-day truce";
  truce.kind = ProposalKind::kCeasefire;
  truce.mentions = {sample.span("river truce"), sample.span("The 30-day truce"),
                    sample.span("the plan")};
  truce.proposers = {2, 3};
  truce.addressees = {0};
  truce.duration = 3;
  truce.aims = {sample.span("let aid through")};
  truce.status = ProposalStatus::kRejected;
  truce.history = {{ProposalStatus::kRejected, 0, 1, sample.span("turned down the plan")}};
  report.proposals = {truce};

  const auto on_truce = [&](ActorId who, Stance stance, const char* evidence) {
    Position position;
    position.actor = who;
    position.target_kind = TargetKind::kProposal;
    position.target = 0;
    position.target_span = sample.span("the plan");
    position.stance = stance;
    position.evidence = sample.span(evidence);
    report.positions.push_back(position);
  };
  on_truce(2, Stance::kPropose, "drawn up by Tamaria and the Coastal Council");
  on_truce(3, Stance::kPropose, "drawn up by Tamaria and the Coastal Council");
  on_truce(0, Stance::kReject, "turned down the plan");
  Position& refusal = report.positions.back();
  refusal.via = 1;
  refusal.when = 0;
  refusal.reasons = {sample.span("because it left the guns there")};
  refusal.rule = "senses.tsv:26";
  Position sign;
  sign.actor = 1;
  sign.target_span = sample.span("We will sign");
  sign.stance = Stance::kAcceptConditionally;
  sign.conditions = {sample.span("if the guns go home")};
  sign.evidence = sample.span("We will sign if the guns go home");
  sign.statement = 0;
  report.positions.push_back(sign);

  Disagreement toll;
  toll.kind = DisagreementKind::kFigures;
  toll.about_words = sample.span("people were killed");
  toll.sides = {{6, {RecordKind::kFigure, 0}, sample.span("At least 14 people")},
                {4, {RecordKind::kFigure, 1}, sample.span("put the dead at 31")}};
  toll.rule = "figures differ";
  report.disagreements = {toll};
  Standoff truce_standoff;
  truce_standoff.proposal = 0;
  truce_standoff.in_favour = {2, 3};
  truce_standoff.against = {0};
  truce_standoff.since = 0;
  report.standoffs = {truce_standoff};
  report.timeline = {
      {1, {RecordKind::kEvent, 1}}, {0, {RecordKind::kEvent, 0}}, {2, {RecordKind::kEvent, 2}}};
}

}  // namespace

ByteSpan Sample::span(std::string_view words) const {
  const std::size_t begin = article.text.find(words);
  assert(begin != std::string::npos);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

Sample sample_report() {
  Article article;
  article.id = "river.txt";
  article.text = kText;
  article.title = "Norvia rejects river truce as rockets fall";
  article.published = "2025-03-14";
  article.source = "The Wire";
  Sample sample{std::move(article), flat_document(kText), {}};
  add_world(sample);
  add_deeds(sample);
  add_stances(sample);
  return sample;
}

}  // namespace standoff
