#include "standoff/meaning/analyse.h"

#include <utility>

#include "standoff/ground/actors.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"
#include "standoff/meaning/attributions/cues.h"
#include "standoff/meaning/attributions/statements.h"

namespace standoff {

Result<Report> analyse(const Document& document, const Article& article,
                       const Knowledge& knowledge) {
  Result<World> world = World::load(knowledge);
  if (!world) return std::move(world).error();
  Result<Cues> cues = Cues::load(knowledge);
  if (!cues) return std::move(cues).error();
  Report report;
  const Syntax syntax(document);
  const Quotations quotations(document);
  Actors actors(syntax, quotations, *world);
  report.statements = find_statements({syntax, quotations, *world, *cues, report.times}, actors);
  report.actors = std::move(actors).take();
  (void)article;
  return report;
}

}  // namespace standoff
