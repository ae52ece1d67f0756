// Verbs that only carry the noun that is their object: "launched an attack", "drew criticism".
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

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
  // The same of a deed under a preposition, "be+on": "is on a visit", "came under fire".
  [[nodiscard]] bool has(Token verb, std::string_view preposition) const;
  [[nodiscard]] bool undergoes(Token verb, std::string_view preposition) const;

 private:
  LightVerbs() = default;
  using Verbs = std::unordered_set<std::string>;
  [[nodiscard]] static bool has_entry(const Verbs& verbs, const Syntax& syntax, std::uint32_t verb);
  Verbs done_;
  Verbs undergone_;
  Verbs happening_;
};

}  // namespace standoff
