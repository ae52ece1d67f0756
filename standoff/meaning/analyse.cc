#include "standoff/meaning/analyse.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "standoff/ground/actors.h"
#include "standoff/ground/attachments.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/figures.h"
#include "standoff/ground/places.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/times.h"
#include "standoff/ground/world.h"
#include "standoff/meaning/attributions/cues.h"
#include "standoff/meaning/attributions/statements.h"
#include "standoff/meaning/attributions/voices.h"
#include "standoff/meaning/circumstances.h"
#include "standoff/meaning/disagreements/disagreements.h"
#include "standoff/meaning/events/events.h"
#include "standoff/meaning/events/other_side.h"
#include "standoff/meaning/events/plover.h"
#include "standoff/meaning/frames/deeds.h"
#include "standoff/meaning/frames/frame.h"
#include "standoff/meaning/frames/senses.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/positions/grievances.h"
#include "standoff/meaning/positions/positions.h"
#include "standoff/meaning/proposals/proposal_words.h"
#include "standoff/meaning/proposals/proposals.h"

namespace standoff {

struct Analyser::Rules {
  World world;
  Cues cues;
  TimeRules times;
  FigureRules figures;
  LightVerbs light_verbs;
  Senses senses;
  Plover plover;
  Grievances grievances;
  ProposalWords proposal_words;
  DisagreementRules disagreements;
  PlaceRules places;
  std::optional<Gazetteer> gazetteer;
};

namespace {

// The words from the first to the last of what was said.
ByteSpan reach(const Statement& statement) {
  return {statement.content.front().begin, statement.content.back().end};
}

// A figure is given by whoever says the words that hold it: the innermost statement's one speaker.
void attribute_figures(std::span<const Statement> statements, std::vector<Figure>& figures) {
  for (Figure& figure : figures) {
    const Statement* innermost = nullptr;
    for (const Statement& statement : statements) {
      if (statement.content.empty() || !reach(statement).contains(figure.evidence)) continue;
      if (innermost == nullptr || reach(statement).size() < reach(*innermost).size()) {
        innermost = &statement;
      }
    }
    if (innermost != nullptr && innermost->speakers.size() == 1) {
      figure.source = innermost->speakers.front();
    }
  }
}

// An event is where its trigger's clause is.
void locate_events(const Document& document, const Places& places, std::vector<Event>& events) {
  for (Event& event : events) {
    if (event.trigger.empty()) continue;
    event.where = places.near(document.token_at(event.trigger.begin));
  }
}

void warn_of_lost_places(Report& report) {
  const auto is_lost = [](const Place& place) { return !place.latitude; };
  if (std::none_of(report.places.begin(), report.places.end(), is_lost)) return;
  report.warnings.emplace_back(
      "Places are missing on the map: there is no gazetteer; get it with: standoff model fetch "
      "gazetteer");
}

}  // namespace

// What predicates mean, and the records made of it.
void Analyser::find_meaning(const Syntax& syntax, const Places& places, Actors& actors,
                            Report& report) const {
  const Voices voices(syntax.document(), report.statements);
  const Frames frames(syntax, rules_->world, rules_->light_verbs, actors.countries());
  Parties parties(syntax, voices, rules_->world, actors, &places);
  const Deeds deeds(frames, rules_->senses, parties);
  const Circumstances circumstances(syntax, report.times);
  const MeaningInput input = {syntax, deeds, voices, circumstances, rules_->plover};
  report.events = find_events(input, parties);
  std::vector<PositionFound> positions = find_positions(input, rules_->grievances, parties);
  report.proposals =
      find_proposals(input, rules_->proposal_words, report.times, parties, positions);
  drop_repeats(syntax.document(), positions);
  // Who owns up to a deed takes no stand on it.
  const std::string_view claiming = rules_->senses.rule_of("claim-responsibility");
  const auto first_claim = std::stable_partition(
      positions.begin(), positions.end(),
      [&](const PositionFound& found) { return found.position.rule != claiming; });
  const std::vector<PositionFound> claims(first_claim, positions.end());
  positions.erase(first_claim, positions.end());
  for (const PositionFound& found : positions) report.positions.push_back(found.position);
  find_proposers(report.positions, report.proposals, parties, report.events);
  find_other_sides(report.events, parties);
  report.disagreements =
      find_disagreements(input, report, positions, claims, rules_->disagreements, parties);
  report.standoffs = find_standoffs(report);
  report.timeline = make_timeline(report);
}

Result<Analyser> Analyser::load(const Knowledge& knowledge, std::optional<Gazetteer> gazetteer) {
  Result<World> world = World::load(knowledge);
  if (!world) return std::move(world).error();
  Result<Cues> cues = Cues::load(knowledge);
  if (!cues) return std::move(cues).error();
  Result<TimeRules> times = TimeRules::load(knowledge);
  if (!times) return std::move(times).error();
  Result<FigureRules> figures = FigureRules::load(knowledge);
  if (!figures) return std::move(figures).error();
  Result<LightVerbs> light_verbs = LightVerbs::load(knowledge);
  if (!light_verbs) return std::move(light_verbs).error();
  Result<Senses> senses = Senses::load(knowledge);
  if (!senses) return std::move(senses).error();
  Result<Plover> plover = Plover::load(knowledge);
  if (!plover) return std::move(plover).error();
  Result<Grievances> grievances = Grievances::load(knowledge);
  if (!grievances) return std::move(grievances).error();
  Result<ProposalWords> proposal_words = ProposalWords::load(knowledge);
  if (!proposal_words) return std::move(proposal_words).error();
  Result<DisagreementRules> disagreements = DisagreementRules::load(knowledge);
  if (!disagreements) return std::move(disagreements).error();
  Result<PlaceRules> places = PlaceRules::load(knowledge);
  if (!places) return std::move(places).error();
  return Analyser(std::make_shared<const Rules>(
      Rules{std::move(*world), std::move(*cues), std::move(*times), std::move(*figures),
            std::move(*light_verbs), std::move(*senses), std::move(*plover), std::move(*grievances),
            std::move(*proposal_words), std::move(*disagreements), std::move(*places),
            std::move(gazetteer)}));
}

Result<Report> Analyser::analyse(const Document& parsed, const Article& article) const {
  const std::optional<Document> better =
      reattached(parsed, rules_->world, [this](const Syntax& syntax, std::uint32_t verb) {
        return rules_->cues.verb(syntax, verb).has_value();
      });
  const Document& document = better ? *better : parsed;
  Result<std::vector<TimeExpression>> times =
      find_times(document, parse_date(article.published), rules_->times);
  if (!times) return std::move(times).error();
  Report report;
  report.times = std::move(*times);
  const Syntax syntax(document);
  const Quotations quotations(document);
  Places places(syntax, rules_->world, rules_->places,
                rules_->gazetteer ? &*rules_->gazetteer : nullptr);
  Actors actors({syntax, quotations, rules_->world, parse_date(article.published), &places});
  report.statements =
      find_statements({syntax, quotations, rules_->world, rules_->cues, report.times}, actors);
  report.figures = find_figures(document, report.times, rules_->figures);
  attribute_figures(report.statements, report.figures);
  locate_figures(syntax, places, report.figures);
  find_meaning(syntax, places, actors, report);
  locate_events(document, places, report.events);
  for (const Statement& statement : report.statements) {
    if (statement.speakers.size() != 1) continue;
    for (const ByteSpan words : statement.content) {
      actors.resolve_speech(statement.speakers.front(), words);
    }
  }
  report.actors = std::move(actors).take();
  report.places = std::move(places).take();
  if (!rules_->gazetteer) warn_of_lost_places(report);
  return report;
}

}  // namespace standoff
