#include "standoff/meaning/analyse.h"

#include <optional>
#include <string_view>

#include "standoff/ground/actors.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/figures.h"
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
  FigureRules figures;
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

}  // namespace

Result<Analyser> Analyser::load(const Knowledge& knowledge) {
  Result<World> world = World::load(knowledge);
  if (!world) return std::move(world).error();
  Result<Cues> cues = Cues::load(knowledge);
  if (!cues) return std::move(cues).error();
  Result<TimeRules> times = TimeRules::load(knowledge);
  if (!times) return std::move(times).error();
  Result<FigureRules> figures = FigureRules::load(knowledge);
  if (!figures) return std::move(figures).error();
  return Analyser(std::make_shared<const Rules>(
      Rules{std::move(*world), std::move(*cues), std::move(*times), std::move(*figures)}));
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
  report.figures = find_figures(document, report.times, rules_->figures);
  attribute_figures(report.statements, report.figures);
  return report;
}

}  // namespace standoff
