// Finds out what a number counts: the climb from a number to the verb or noun that tells.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "standoff/document/document.h"
#include "standoff/ground/internal/figure_phrases.h"
#include "standoff/ground/internal/figure_tables.h"
#include "standoff/ground/syntax.h"

namespace standoff {

struct KindFound {
  const KindRule* rule = nullptr;
  std::uint32_t verb = kNoToken;  // the verb whose clause the number is in
  // "killed himself and 11 others": the verb on which the parser hung the conjunct of an argument.
  std::uint32_t conjunct_of = kNoToken;
  bool event = false;  // told by a verb or the like, not by the counted noun alone
  bool part = false;   // "including three children": what holds for the whole holds here
};

class KindFinder {
 public:
  // Both must outlive it.
  KindFinder(const Document& document, const FigureTables& tables)
      : document_(document), tables_(tables) {}

  [[nodiscard]] KindFound find(const CountedPhrase& phrase) const;

  // Whether what `rule` tells can be told of these: a rocket is not killed.
  [[nodiscard]] bool allows(const KindRule& rule, std::uint32_t noun) const;
  [[nodiscard]] bool is_people(std::uint32_t noun) const;
  // The line that the counted noun alone has.
  [[nodiscard]] const KindRule* noun_rule(std::uint32_t noun) const;
  // Whether the token is one of these words: "total", "including".
  [[nodiscard]] bool is_a(FigureRole role, std::uint32_t token) const;

 private:
  enum class As : std::uint8_t { kSubject, kObject };

  // The first line of this role that `token` fits.
  [[nodiscard]] const KindRule* rule(FigureRole role, std::uint32_t token,
                                     std::uint32_t noun) const;
  [[nodiscard]] bool followed_by(const KindRule& rule, std::uint32_t token) const;
  [[nodiscard]] bool matches(std::uint32_t token, const std::string& word) const;
  [[nodiscard]] bool preceded_by(const KindRule& rule, std::uint32_t token) const;

  void climb(const CountedPhrase& phrase, KindFound& found) const;
  // Follows one arc; the next token to climb from, or kNoToken at the end.
  [[nodiscard]] std::uint32_t step(std::uint32_t at, const CountedPhrase& phrase,
                                   KindFound& found) const;
  [[nodiscard]] std::uint32_t step_preposition(std::uint32_t preposition,
                                               const CountedPhrase& phrase, KindFound& found) const;
  [[nodiscard]] std::uint32_t step_of(std::uint32_t holder, const CountedPhrase& phrase,
                                      KindFound& found) const;
  void ask_verb(std::uint32_t verb, As as, const CountedPhrase& phrase, KindFound& found,
                int depth) const;
  void ask_predicate(std::uint32_t verb, As as, const CountedPhrase& phrase, KindFound& found,
                     int depth) const;
  void ask_measure(std::uint32_t verb, const CountedPhrase& phrase, KindFound& found) const;
  [[nodiscard]] const KindRule* measure_of(std::uint32_t noun, const CountedPhrase& phrase) const;
  [[nodiscard]] const KindRule* measured_by(std::uint32_t child, const CountedPhrase& phrase) const;
  [[nodiscard]] const KindRule* reduced_passive(std::uint32_t verb,
                                                const CountedPhrase& phrase) const;
  [[nodiscard]] bool has_object(std::uint32_t verb) const;
  [[nodiscard]] bool is_passive(std::uint32_t verb) const;

  void look_left(const CountedPhrase& phrase, KindFound& found) const;
  void look_for_measure(const CountedPhrase& phrase, KindFound& found) const;
  void look_right(const CountedPhrase& phrase, KindFound& found) const;
  void ask_modifiers(const CountedPhrase& phrase, KindFound& found) const;

  static void take(const KindRule* rule, KindFound& found) {
    if (rule == nullptr || found.rule != nullptr) return;
    found.rule = rule;
    found.event = true;
  }

  const Document& document_;
  const FigureTables& tables_;
};

}  // namespace standoff
