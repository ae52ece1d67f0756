#include "standoff/meaning/frames/light_verbs.h"

namespace standoff {
namespace {

// The verb's entry, alone or with its particle.
bool has_entry(const std::unordered_map<std::string, bool>& verbs, const Syntax& syntax,
               std::uint32_t verb, bool undergone) {
  const auto is_entry = [&](const std::string& word) {
    const auto entry = verbs.find(word);
    return entry != verbs.end() && entry->second == undergone;
  };
  const std::string lemma = lower_ascii(syntax.token(verb).lemma());
  if (is_entry(lemma)) return true;
  const std::uint32_t particle = syntax.child(verb, {"prt"});
  return particle != kNoToken && is_entry(lemma + "." + lower_ascii(syntax.token(particle).text()));
}

}  // namespace

Result<LightVerbs> LightVerbs::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("light_verbs.tsv", {.at_least = 1, .at_most = 2});
  if (!table) return table.error();
  LightVerbs verbs;
  for (const KnowledgeRow& row : table->rows()) {
    if (row.fields.size() > 1 && row[1] == "happens") {
      verbs.happening_.emplace(row[0], false);
      continue;
    }
    const bool undergone = row.fields.size() > 1;
    if (undergone && row[1] != "undergone") {
      return table->error(row, 1, "undergone, happens, or nothing");
    }
    verbs.verbs_.emplace(row[0], undergone);
  }
  return verbs;
}

bool LightVerbs::has(const Syntax& syntax, std::uint32_t verb) const {
  return has_entry(verbs_, syntax, verb, false);
}

bool LightVerbs::undergoes(const Syntax& syntax, std::uint32_t verb) const {
  return has_entry(verbs_, syntax, verb, true);
}

bool LightVerbs::happens(const Syntax& syntax, std::uint32_t verb) const {
  if (has_entry(happening_, syntax, verb, false)) return true;
  const std::uint32_t object = syntax.child(verb, {"dobj"});  // "took place"
  return object != kNoToken && happening_.contains(lower_ascii(syntax.token(verb).lemma()) + "." +
                                                   lower_ascii(syntax.token(object).text()));
}

}  // namespace standoff
