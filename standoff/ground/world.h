// What the knowledge files know of names and nouns.
//
//   Result<World> world = World::load(knowledge);
//   if (auto match = world->match(document, token)) use(match->name->country);   // "ISR"
//   world->noun_class("spokesman");                                              // kOfficial
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/known_actors.h"
#include "standoff/ground/leaders.h"
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
  std::string sector = {};       // PLOVER's; empty where the kind says enough
  bool default_country = false;  // its country holds only in articles that name the country
  std::string rule = {};         // "organizations.tsv:41"
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

// The lists of description_words.tsv.
enum class WordList : std::uint8_t {
  kCountry,
  kArmedGroup,
  kIgo,
  kAgency,
  kAnyone,
  kJointStates,
  kJointPeople,
  kJointAlone,
  kJointWar,
  kResidents,
  kElsewhere,
  kCourtesy,
  kNoSubject,
  kAmounts,
  kVerdicts,
  kMaking,
  kBrokering,
  kCharging,
  kRefusing,
  kSecondRoles,
  kNaming,
  kOccasions,
  kBlaming,
  kBacking,
  kDenying,
  kUmbrellas,
  kUndergoing,
  kArmament,
  kLeaders,
  kLeading,
  kUnderLeaders,
  kDirections,
  kPublicSectors,
};
inline constexpr std::size_t kWordLists = static_cast<std::size_t>(WordList::kPublicSectors) + 1;

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

class World {
 public:
  struct Match {
    TokenRange tokens;
    const KnownName* name;  // owned by the World
  };

  // Reads countries.tsv, organizations.tsv, groups.tsv, leaders.tsv, agents.tsv, given_names.tsv,
  // description_words.tsv and the user's own actors, which override the others.
  // Errors: those of the files; kInvalidData where two lines make one name different actors, naming
  //         both.
  static Result<World> load(const Knowledge& knowledge);

  // The longest known name that begins with `token`.
  [[nodiscard]] std::optional<Match> match(const Document& document, std::uint32_t token) const;

  // The known name that is written so; null where there is none.
  [[nodiscard]] const KnownName* named(std::string_view text) const;
  // The country itself; null where the code is not known.
  [[nodiscard]] const KnownName* country(std::string_view code) const;

  [[nodiscard]] const Leaders& leaders() const { return leaders_; }

  // Class of a noun by its lemma or form, case ignored.
  [[nodiscard]] NounClass noun_class(std::string_view lemma) const;
  [[nodiscard]] NounClass noun_class(Token token) const;
  // Whom "who" stands for behind `noun`: the doctor in "a doctor at the hospital, who".
  [[nodiscard]] std::uint32_t person_meant(Token noun) const;

  // The sector of whoever a noun names, alone or with the word before it ("police chief"); empty
  // where the noun does not tell.
  [[nodiscard]] std::string_view sector(const Document& document, std::uint32_t noun) const;
  [[nodiscard]] std::string_view sector(std::string_view lemma) const;

  // Whether a list of description_words.tsv has the word, which is in lower case.
  [[nodiscard]] bool is(WordList list, std::string_view word) const;

  // Whether the "of" behind the noun belongs to its verb: "accused the president of fraud".
  [[nodiscard]] bool is_charged(Token noun) const {
    return noun.dep() == "dobj" && !noun.is_root() && is(WordList::kCharging, noun.head().lemma());
  }

  // What a noun ("spokeswoman") or a given name ("Angela") says of its bearer.
  [[nodiscard]] Gender gender(std::string_view word) const;

 private:
  struct Noun {
    NounClass noun_class = NounClass::kOther;
    std::string sector;
  };

  World() = default;
  Result<void> load_countries(const Knowledge& knowledge);
  Result<void> load_actors(const KnowledgeTable& table, bool own);
  Result<void> load_nouns(const Knowledge& knowledge);
  Result<void> load_given_names(const Knowledge& knowledge);
  Result<void> load_lists(const Knowledge& knowledge);
  Result<void> add(KnownName name);
  void index_names();
  [[nodiscard]] const Noun* find_noun(Token token) const;
  [[nodiscard]] const Noun* find_noun(std::string_view word) const;
  [[nodiscard]] NounClass class_by_ending(std::string_view lemma) const;

  std::vector<KnownName> names_;
  std::size_t own_names_ = 0;  // the first ones are the user's
  std::unordered_map<std::string, std::uint32_t> by_text_;
  std::unordered_map<std::string, std::uint32_t> by_country_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_word_;  // longest first
  Leaders leaders_;
  std::unordered_map<std::string, Noun> nouns_;
  std::vector<std::pair<std::string, NounClass>> endings_;
  std::array<std::set<std::string, std::less<>>, kWordLists> lists_;  // by WordList
  std::unordered_map<std::string, Gender> genders_;  // nouns and given names in lower case
};

}  // namespace standoff
