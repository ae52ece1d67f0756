// The classes of nouns that senses.tsv asks for.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"

namespace standoff {

// Classes of nouns: those of noun_classes.tsv and of agents.tsv.
class NounClasses {
 public:
  static Result<NounClasses> load(const Knowledge& knowledge);
  // By lemma or form; parts that a hyphen joins may stand as words before `token`.
  [[nodiscard]] bool has(std::string_view noun_class, const Document& document,
                         std::uint32_t token) const;
  // Any of the words in `span`.
  [[nodiscard]] bool has(std::string_view noun_class, const Document& document,
                         ByteSpan span) const;
  // By a lemma in lower case alone.
  [[nodiscard]] bool has(std::string_view noun_class, std::string_view lemma) const;
  [[nodiscard]] bool knows(std::string_view noun_class) const;

 private:
  NounClasses() = default;
  std::unordered_map<std::string, std::unordered_set<std::string>> classes_;
};

}  // namespace standoff
