#include "standoff/meaning/frames/light_verbs.h"

namespace standoff {
namespace {

std::string joined(Token verb, char sign, std::string_view word) {
  return lower_ascii(verb.lemma()) + sign + lower_ascii(word);
}

}  // namespace

Result<LightVerbs> LightVerbs::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("light_verbs.tsv", {.at_least = 1, .at_most = 2});
  if (!table) return table.error();
  LightVerbs verbs;
  for (const KnowledgeRow& row : table->rows()) {
    const bool plain = row.fields.size() == 1;
    if (!plain && row[1] != "undergone" && row[1] != "happens") {
      return table->error(row, 1, "undergone, happens, or nothing");
    }
    Verbs& list = plain ? verbs.done_ : row[1] == "happens" ? verbs.happening_ : verbs.undergone_;
    list.emplace(row[0]);
  }
  return verbs;
}

// The verb alone, or with its particle.
bool LightVerbs::has_entry(const Verbs& verbs, const Syntax& syntax, std::uint32_t verb) {
  const Token v = syntax.token(verb);
  if (verbs.contains(lower_ascii(v.lemma()))) return true;
  const std::uint32_t particle = syntax.child(verb, {"prt"});
  return particle != kNoToken && verbs.contains(joined(v, '.', syntax.token(particle).text()));
}

bool LightVerbs::has(const Syntax& syntax, std::uint32_t verb) const {
  return has_entry(done_, syntax, verb);
}

bool LightVerbs::undergoes(const Syntax& syntax, std::uint32_t verb) const {
  return has_entry(undergone_, syntax, verb);
}

bool LightVerbs::happens(const Syntax& syntax, std::uint32_t verb) const {
  if (has_entry(happening_, syntax, verb)) return true;
  const std::uint32_t object = syntax.child(verb, {"dobj"});  // "took place"
  return object != kNoToken &&
         happening_.contains(joined(syntax.token(verb), '.', syntax.token(object).text()));
}

bool LightVerbs::has(Token verb, std::string_view preposition) const {
  return done_.contains(joined(verb, '+', preposition));
}

bool LightVerbs::undergoes(Token verb, std::string_view preposition) const {
  return undergone_.contains(joined(verb, '+', preposition));
}

}  // namespace standoff
