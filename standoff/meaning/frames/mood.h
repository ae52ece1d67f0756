// How a clause is put: as a fact, a plan, a possibility, a condition or a duty; and whether it is
// negated.
#pragma once

#include <cstdint>

#include "standoff/ground/syntax.h"

namespace standoff {

enum class Mood : std::uint8_t {
  kAsserted,
  kOngoing,      // "is shelling"
  kPlanned,      // "will shell", "to shell" in a headline or after a noun
  kPossible,     // "may shell", "whether they shell"
  kConditional,  // "if they shell", "would shell if"
  kObliged,      // "must shell", "have to shell"
};

struct MoodOfClause {
  Mood mood = Mood::kAsserted;
  bool negated = false;
  bool infinitive = false;  // "to shell"
};

// By the words around the verb, before any other clause holds it.
MoodOfClause mood_of(const Syntax& syntax, std::uint32_t verb);

// "should have gone", "to have gone"
bool is_perfect(const Syntax& syntax, std::uint32_t verb);

// "no", "not", "neither"
bool negates(Token token);

// "have" and "need", whose infinitive is a duty.
bool obliges(Token verb);

}  // namespace standoff
