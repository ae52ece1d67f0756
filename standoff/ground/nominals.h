// Which earlier noun a description takes up, whatever it names: "the plan" after "a 21-day truce".
//
//   Result<NounGroups> groups = NounGroups::load(knowledge);
//   Nominals nominals(syntax, *groups, countries);
//   std::uint32_t first = nominals.antecedent(plan);       // the token "truce", or kNoToken
//   for (std::uint32_t noun : nominals.chain(plan)) use(noun);
//
// Actors are Actors' business; this is for proposals, attacks, talks and other things.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/syntax.h"

namespace standoff {

// Nouns that can take up each other (knowledge/noun_groups.tsv). A noun may be in several groups.
class NounGroups {
 public:
  // Errors: those of the file; kInvalidData for a group of fewer than two nouns.
  static Result<NounGroups> load(const Knowledge& knowledge);

  // Groups of a lemma, in order of the file; none where it stands for itself only.
  [[nodiscard]] std::span<const std::uint32_t> of(std::string_view lemma) const;

 private:
  std::unordered_map<std::string, std::vector<std::uint32_t>> groups_;
};

class Nominals {
 public:
  // `countries`: the country that each token names, as find_countries gives it. All but that must
  // outlive it. Linear in the text.
  Nominals(const Syntax& syntax, const NounGroups& groups, std::span<const std::string> countries);

  // The nearest earlier noun that `noun` takes up; kNoToken for an indefinite noun, for one that
  // nothing before it fits, and for what is no common noun.
  [[nodiscard]] std::uint32_t antecedent(std::uint32_t noun) const { return antecedent_[noun]; }

  // `noun` and all that take it up or that it takes up, in order of the text.
  [[nodiscard]] std::vector<std::uint32_t> chain(std::uint32_t noun) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  [[nodiscard]] bool is_candidate(std::uint32_t token) const;
  [[nodiscard]] bool is_definite(std::uint32_t noun) const;
  [[nodiscard]] std::vector<std::string> keys_of(std::uint32_t noun) const;
  [[nodiscard]] std::uint32_t find(std::uint32_t noun, const std::vector<std::string>& keys) const;
  [[nodiscard]] std::uint32_t latest(std::uint32_t noun, const std::string& key) const;
  [[nodiscard]] bool agree(std::uint32_t noun, std::uint32_t earlier) const;
  [[nodiscard]] std::string mark_of(std::uint32_t noun) const;

  const Syntax& syntax_;
  const Document& document_;
  const NounGroups& groups_;
  std::vector<std::string> marks_;         // per token: what tells the noun from others of its kind
  std::vector<std::uint32_t> antecedent_;  // per token
  std::vector<std::uint32_t> next_;        // per token: what takes it up next in its chain
  Index by_key_;                           // by lemma and group: the nouns so far, in order
};

}  // namespace standoff
