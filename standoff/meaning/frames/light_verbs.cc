#include "standoff/meaning/frames/light_verbs.h"

namespace standoff {

Result<LightVerbs> LightVerbs::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("light_verbs.tsv", {.at_least = 1, .at_most = 1});
  if (!table) return table.error();
  LightVerbs verbs;
  for (const KnowledgeRow& row : table->rows()) verbs.verbs_.emplace(row[0]);
  return verbs;
}

bool LightVerbs::has(const Syntax& syntax, std::uint32_t verb) const {
  const std::string lemma = lower_ascii(syntax.token(verb).lemma());
  if (verbs_.contains(lemma)) return true;
  const std::uint32_t particle = syntax.child(verb, {"prt"});
  return particle != kNoToken &&
         verbs_.contains(lemma + "." + lower_ascii(syntax.token(particle).text()));
}

}  // namespace standoff
