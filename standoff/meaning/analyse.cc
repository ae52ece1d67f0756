#include "standoff/meaning/analyse.h"

#include <optional>
#include <string_view>

#include "standoff/ground/actors.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/times.h"
#include "standoff/ground/world.h"
#include "standoff/meaning/attributions/cues.h"
#include "standoff/meaning/attributions/statements.h"

namespace standoff {

struct Analyser::Rules {
  World world;
  Cues cues;
  TimeRules times;
};

Result<Analyser> Analyser::load(const Knowledge& knowledge) {
  Result<World> world = World::load(knowledge);
  if (!world) return std::move(world).error();
  Result<Cues> cues = Cues::load(knowledge);
  if (!cues) return std::move(cues).error();
  Result<TimeRules> times = TimeRules::load(knowledge);
  if (!times) return std::move(times).error();
  return Analyser(
      std::make_shared<const Rules>(Rules{std::move(*world), std::move(*cues), std::move(*times)}));
}

Result<Report> Analyser::analyse(const Document& document, const Article& article) const {
  Result<std::vector<TimeExpression>> times =
      find_times(document, parse_date(article.published), rules_->times);
  if (!times) return std::move(times).error();
  Report report;
  report.times = std::move(*times);
  const Syntax syntax(document);
  const Quotations quotations(document);
  Actors actors(syntax, quotations, rules_->world);
  report.statements =
      find_statements({syntax, quotations, rules_->world, rules_->cues, report.times}, actors);
  report.actors = std::move(actors).take();
  return report;
}

Result<Report> analyse(const Document& document, const Article& article,
                       const Knowledge& knowledge) {
  const Result<Analyser> analyser = Analyser::load(knowledge);
  if (!analyser) return analyser.error();
  return analyser->analyse(document, article);
}

}  // namespace standoff
