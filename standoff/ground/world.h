// What the knowledge files know of names and nouns.
//
//   Result<World> world = World::load(knowledge);
//   if (auto match = world->match(document, token)) use(match->name->country);   // "ISR"
//   world->noun_class("spokesman");                                              // kOfficial
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/records.h"

namespace standoff {

// How a known name stands for its actor.
enum class NameUse : std::uint8_t {
  kName,       // "Israel", "NATO"
  kAdjective,  // "Israeli", "Israelis"
  kSeat,       // "Washington": the country only where it acts
};

struct KnownName {
  std::string text;  // as it is written
  std::string name;  // the name its actor is known by
  std::string country;
  ActorKind kind = ActorKind::kCountry;
  NameUse use = NameUse::kName;
};

// What a noun says of the one it names (knowledge/agents.tsv).
enum class NounClass : std::uint8_t {
  kOther,
  kOfficial,
  kPerson,
  kPopulation,
  kOrgan,
  kOrganization,
  kIgo,
  kArmedGroup,
  kMedia,
  kDocument,
};

// The kind of actor that a description by a noun of this class makes; kUnnamed where the noun does
// not tell.
ActorKind actor_kind(NounClass noun);

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

class World {
 public:
  struct Match {
    TokenRange tokens;
    const KnownName* name;  // owned by the World
  };

  // Reads countries.tsv, organizations.tsv, agents.tsv and given_names.tsv.
  static Result<World> load(const Knowledge& knowledge);

  // The longest known name that begins with `token`.
  [[nodiscard]] std::optional<Match> match(const Document& document, std::uint32_t token) const;

  // Class of a noun by its lemma or form, case ignored.
  [[nodiscard]] NounClass noun_class(std::string_view lemma) const;
  [[nodiscard]] NounClass noun_class(Token token) const;

  // What a noun ("spokeswoman") or a given name ("Angela") says of its bearer.
  [[nodiscard]] Gender gender(std::string_view word) const;

 private:
  World() = default;
  Result<void> load_countries(const Knowledge& knowledge);
  Result<void> load_organizations(const Knowledge& knowledge);
  Result<void> load_nouns(const Knowledge& knowledge);
  Result<void> load_given_names(const Knowledge& knowledge);
  void add(KnownName name);
  [[nodiscard]] NounClass class_by_ending(std::string_view lemma) const;

  std::unordered_map<std::string, std::vector<KnownName>> by_first_word_;  // longest first
  std::unordered_map<std::string, NounClass> nouns_;
  std::vector<std::pair<std::string, NounClass>> endings_;
  std::unordered_map<std::string, Gender> genders_;  // nouns and given names in lower case
};

}  // namespace standoff
