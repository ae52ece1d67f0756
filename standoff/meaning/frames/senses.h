// What predicates mean: the lines of knowledge/senses.tsv, matched against frames.
//
//   Result<Senses> senses = Senses::load(knowledge);
//   if (auto match = senses->match(frame, context)) use(match->sense->event, match->words);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/actors.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/frames/frame.h"
#include "standoff/meaning/frames/noun_classes.h"
#include "standoff/meaning/record_names.h"
#include "standoff/meaning/report.h"

namespace standoff {

// What becomes of the deed in a predicate's content.
enum class Holds : std::uint8_t {
  kAsItStands,
  kHappened,
  kOngoing,
  kPlanned,
  kPossible,
  kConditional,
  kNegated,
  kDenied,
  kDrop,     // the deed is no record of its own
  kClaimed,  // the agent says that he did it: "claimed responsibility for the attack"
};

enum class Role : std::uint8_t { kAgent, kPatient, kRecipient, kSubject, kContent, kOblique };

struct RoleName {
  Role role = Role::kPatient;
  std::string preposition;  // for kOblique
};

struct RoleCondition {
  RoleName role;
  bool negated = false;
  std::vector<std::string> classes;
};

// One line of senses.tsv.
struct Sense {
  std::string name;
  std::vector<RoleCondition> conditions;
  std::optional<EventType> event;
  std::string mode;  // empty where none
  bool mode_by_content = false;
  bool mutual = false;              // all partners act
  std::vector<RoleName> recipient;  // in order of preference; empty: the usual ones
  std::optional<Stance> stance;
  std::optional<Stance> stance_if_negated;  // none: what negation leaves of it
  std::optional<RoleName> target;           // of the stance; none: patient or content
  bool if_negated = false;                  // the stance of whoever does not: "did not respond"
  bool by_speaker = false;                  // a judgement on the predicate's subject
  Holds holds = Holds::kAsItStands;
  std::string rule;  // "senses.tsv:41"
};

struct SenseMatch {
  const Sense* sense = nullptr;         // owned by the Senses
  TokenRange words;                     // the predicate with its particle or object
  std::vector<std::uint32_t> patients;  // the frame's, or what stands under the word's preposition
  std::vector<Oblique> obliques;        // of the word's object: "took responsibility for the raid"
};

// What role conditions ask of tokens.
class RoleContext {
 public:
  virtual ~RoleContext() = default;
  [[nodiscard]] virtual bool acts(std::uint32_t token) const = 0;
  // Whether the actor that `token` names is of this class of agents.tsv.
  [[nodiscard]] virtual bool is(std::uint32_t token, std::string_view actor_class) const = 0;
  // The type of the deed that the clause of `predicate` tells, if it tells one.
  [[nodiscard]] virtual std::optional<EventType> deed(std::uint32_t predicate) const = 0;

 protected:
  RoleContext() = default;
  RoleContext(const RoleContext&) = default;
  RoleContext& operator=(const RoleContext&) = default;
};

class Senses {
 public:
  // Errors: those of the files; kInvalidData with file, line, column and what was expected.
  static Result<Senses> load(const Knowledge& knowledge);

  // What the adjective or participle `modifier` makes of the deed that it qualifies: "planned".
  [[nodiscard]] Holds modifier(Token modifier) const;

  // Whether any line has this word, alone or joined to those before it.
  [[nodiscard]] bool knows(const Document& document, std::uint32_t predicate,
                           PredicateKind kind) const {
    return !readings(document, predicate, kind).empty();
  }

  // The line of the first sense of this name; empty where there is none.
  [[nodiscard]] std::string_view rule_of(std::string_view name) const;

  // The line that fits the frame best: it holds the most conditions, then it comes first.
  [[nodiscard]] std::optional<SenseMatch> match(const Syntax& syntax, const Frame& frame,
                                                const RoleContext& context) const;

  [[nodiscard]] const NounClasses& classes() const { return classes_; }

 private:
  struct Entry {
    std::vector<std::string> parts;  // after the lemma: particle, preposition or object
    std::uint32_t sense = 0;
  };
  // The entries of one way to read the predicate's word.
  struct Reading {
    const std::vector<Entry>* entries = nullptr;
    std::uint32_t begin = 0;   // first token of "air strike"
    std::uint32_t joined = 0;  // words before the last
  };
  explicit Senses(NounClasses classes) : classes_(std::move(classes)) {}
  [[nodiscard]] std::vector<Reading> readings(const Document& document, std::uint32_t predicate,
                                              PredicateKind kind) const;
  [[nodiscard]] std::optional<std::pair<std::size_t, std::string>> parse(const KnowledgeRow& row,
                                                                         Sense& sense) const;
  bool add_words(std::string_view words, std::uint32_t sense);
  [[nodiscard]] bool is_of(const std::string& name, std::uint32_t token, const Syntax& syntax,
                           const RoleContext& context) const;
  [[nodiscard]] bool holds(const Syntax& syntax, const Frame& frame, const SenseMatch& match,
                           const RoleCondition& condition, const RoleContext& context) const;

  NounClasses classes_;
  std::vector<Sense> senses_;
  std::unordered_map<std::string, std::vector<Entry>> entries_;  // by "reject/v"
};

// The tokens that fill a role of a frame.
std::vector<std::uint32_t> fillers(const Frame& frame, const SenseMatch& match,
                                   const RoleName& role);

}  // namespace standoff
