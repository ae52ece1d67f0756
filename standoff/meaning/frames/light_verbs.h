// Verbs that only carry the noun that is their object: "launched an attack", "drew criticism".
#pragma once

#include <string>
#include <unordered_map>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/syntax.h"

namespace standoff {

// The verbs of knowledge/light_verbs.tsv: their object is the deed.
class LightVerbs {
 public:
  // Errors: those of Knowledge::table.
  static Result<LightVerbs> load(const Knowledge& knowledge);
  // "carry.out" where the verb has a particle.
  [[nodiscard]] bool has(const Syntax& syntax, std::uint32_t verb) const;
  // Whether the deed is done to the verb's subject: "drew criticism from Ankara".
  [[nodiscard]] bool undergoes(const Syntax& syntax, std::uint32_t verb) const;
  // Whether the verb says no more than that its subject came about: "clashes erupted".
  [[nodiscard]] bool happens(const Syntax& syntax, std::uint32_t verb) const;

 private:
  LightVerbs() = default;
  std::unordered_map<std::string, bool> verbs_;  // whether it is undergone
  std::unordered_map<std::string, bool> happening_;
};

}  // namespace standoff
