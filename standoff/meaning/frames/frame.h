// Who does what in each clause, grammar undone: passives, relatives, participles, coordination,
// control and raising, nouns and adjectives that are predicates, light verbs.
//
//   Frames frames(syntax, world, light_verbs);
//   Frame frame = frames.of(verb);              // of "rejected" in "the plan was rejected by
//   Israel" frame.agents                                // token of "Israel" frame.patients //
//   token of "plan"
//
// Roles are filled from the tree alone and left empty where it does not say. Every walk is bounded,
// whatever the tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"
#include "standoff/meaning/frames/light_verbs.h"
#include "standoff/meaning/frames/mood.h"

namespace standoff {

enum class PredicateKind : std::uint8_t { kVerb, kNoun, kAdjective };

// A phrase under a preposition.
struct Oblique {
  std::string preposition;  // in lower case
  std::uint32_t object = 0;
};

struct Frame {
  std::uint32_t predicate = 0;
  PredicateKind kind = PredicateKind::kVerb;
  std::vector<std::uint32_t> agents = {};  // heads of noun phrases, conjuncts included
  std::vector<std::uint32_t> patients = {};
  std::vector<std::uint32_t> recipients = {};  // "gave them"
  std::vector<std::uint32_t> subjects = {};    // what an adjective or noun is said of
  std::vector<Oblique> obliques = {};
  std::uint32_t content = kNoToken;  // predicate of the clause that completes it: "refused to go"
  std::uint32_t holder = kNoToken;   // predicate whose content it is
  std::uint32_t carrier = kNoToken;  // the verb that carries a noun: "launched an attack"
  Mood mood = Mood::kAsserted;
  bool negated = false;
  bool passive = false;
  bool infinitive = false;  // "to go": whether it came about is the holder's to say
};

class Frames {
 public:
  // `countries` has the country that each token names or qualifies with, as find_countries gives
  // it. All must outlive it.
  Frames(const Syntax& syntax, const World& world, const LightVerbs& light_verbs,
         const std::vector<std::string>& countries)
      : syntax_(syntax), world_(world), light_verbs_(light_verbs), countries_(countries) {}

  [[nodiscard]] PredicateKind kind_of(std::uint32_t predicate) const;

  // The frame of the verb, noun or adjective `predicate`.
  [[nodiscard]] Frame of(std::uint32_t predicate) const;

  // The frame of a passive participle read as an adjective: "was disappointed by the vote".
  [[nodiscard]] Frame state(std::uint32_t participle) const;
  // Whether it may be read so.
  [[nodiscard]] bool is_state(std::uint32_t participle) const;

  // Who or what does the verb, near or far; empty where the tree does not say.
  [[nodiscard]] std::vector<std::uint32_t> subjects(std::uint32_t verb) const;

  [[nodiscard]] const Syntax& syntax() const { return syntax_; }

 private:
  // Clauses between a predicate and the words that it shares.
  static constexpr int kMaxSteps = 8;

  // Adds what `to` lacks.
  static void append(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& more);

  void fill_verb(Frame& frame) const;
  void fill_noun(Frame& frame) const;
  void fill_adjective(Frame& frame) const;
  void fill_state(Frame& frame) const;
  void fill_mood(Frame& frame, std::uint32_t verb) const;
  void fill_holder(Frame& frame) const;
  void read_future(Frame& frame) const;
  void add_obliques(Frame& frame, std::uint32_t token) const;
  void add_charge(Frame& frame, std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> agents_of_passive(std::uint32_t verb) const;
  void add_aims(Frame& frame) const;
  void fill_passive(Frame& frame) const;
  [[nodiscard]] std::vector<std::uint32_t> counted(const std::vector<std::uint32_t>& heads) const;
  [[nodiscard]] std::uint32_t complement(std::uint32_t verb) const;
  void find_content(Frame& frame) const;
  void read_phrases(Frame& frame) const;
  void read_clauses(Frame& frame) const;
  [[nodiscard]] static Token first_joined(Token noun);
  [[nodiscard]] Token counted_among(Token noun) const;
  void carry(Frame& frame) const;
  void carry_under(Frame& frame, Token preposition) const;
  void spell_out(Frame& frame) const;
  [[nodiscard]] std::uint32_t name_before(std::uint32_t noun) const;
  void predicate_on(Frame& frame, std::uint32_t verb) const;
  void add_modifiers(Frame& frame) const;
  [[nodiscard]] std::vector<std::uint32_t> leaders_of(std::uint32_t participle) const;

  [[nodiscard]] std::vector<std::uint32_t> subjects(std::uint32_t verb, int steps) const;
  [[nodiscard]] std::vector<std::uint32_t> subjects_of_head(std::uint32_t verb, int steps) const;
  [[nodiscard]] std::vector<std::uint32_t> subject_of_complement(std::uint32_t verb,
                                                                 int steps) const;
  [[nodiscard]] std::vector<std::uint32_t> subject_of_modifier(std::uint32_t verb, int steps) const;
  [[nodiscard]] std::vector<std::uint32_t> surface_subject(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t put_after(std::uint32_t verb, std::uint32_t subject) const;
  [[nodiscard]] std::vector<std::uint32_t> understood(std::uint32_t verb, int steps) const;
  [[nodiscard]] std::vector<std::uint32_t> subjects_above(std::uint32_t noun, int steps) const;
  [[nodiscard]] std::vector<std::uint32_t> described_as(Token word) const;
  [[nodiscard]] std::vector<std::uint32_t> described_by(Token noun) const;
  [[nodiscard]] bool does_itself(std::uint32_t noun) const;
  [[nodiscard]] std::vector<std::uint32_t> owners(std::uint32_t noun, int steps) const;
  [[nodiscard]] std::uint32_t name_after(std::uint32_t verb) const;
  [[nodiscard]] bool is_blamed(std::uint32_t noun, std::uint32_t preposition) const;
  [[nodiscard]] bool may_take(std::uint32_t noun, std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> objects(std::uint32_t verb) const;
  [[nodiscard]] bool is_passive(std::uint32_t verb) const;
  [[nodiscard]] bool is_small_clause(Token word) const;
  [[nodiscard]] bool acts(std::uint32_t noun) const;

  const Syntax& syntax_;
  const World& world_;
  const LightVerbs& light_verbs_;
  const std::vector<std::string>& countries_;
};

// Whether the verb only says that its content must be: "have" in "should have to leave".
bool says_obligation(const Syntax& syntax, const Frame& frame);

}  // namespace standoff
