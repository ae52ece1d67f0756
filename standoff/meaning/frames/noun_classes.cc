#include "standoff/meaning/frames/noun_classes.h"

#include <algorithm>
#include <vector>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/predicate_words.h"

namespace standoff {

Result<NounClasses> NounClasses::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("noun_classes.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  NounClasses classes;
  for (const KnowledgeRow& row : table->rows()) {
    auto& nouns = classes.classes_[std::string(row[0])];
    for (std::string_view noun : split_list(row[1])) nouns.insert(lower_ascii(noun));
  }
  const auto agents = knowledge.table("agents.tsv", {.at_least = 2, .at_most = 4});
  if (!agents) return agents.error();
  for (const KnowledgeRow& row : agents->rows()) {
    classes.classes_[std::string(row[0])].insert(lower_ascii(row[1]));
  }
  return classes;
}

bool NounClasses::has(std::string_view noun_class, const Document& document,
                      std::uint32_t token) const {
  const auto found = classes_.find(std::string(noun_class));
  if (found == classes_.end()) return false;
  if (found->second.contains(lower_ascii(document.token(token).text()))) return true;
  const std::vector<Compound> compounds = compounds_at(document, token, kMostParts);
  return std::any_of(compounds.begin(), compounds.end(), [&](const Compound& compound) {
    return found->second.contains(compound.word);
  });
}

bool NounClasses::has(std::string_view noun_class, const Document& document, ByteSpan span) const {
  const TokenRange range = document.tokens_in(span);
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (has(noun_class, document, t)) return true;
  }
  return false;
}

bool NounClasses::has(std::string_view noun_class, std::string_view lemma) const {
  const auto found = classes_.find(std::string(noun_class));
  return found != classes_.end() && found->second.contains(std::string(lemma));
}

bool NounClasses::knows(std::string_view noun_class) const {
  return classes_.contains(std::string(noun_class));
}

}  // namespace standoff
