// Small questions about words that several parts of the room ask.
#pragma once

#include <string_view>

#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

// Whether a noun of this class names one who holds a role.
inline bool names_role(NounClass noun) {
  return noun == NounClass::kOfficial || noun == NounClass::kPerson;
}

inline bool is_plural(Token token) {
  return token.tag() == "NNS" || token.tag() == "NNPS" ||
         token.morph().find("Number=Plur") != std::string_view::npos;
}

// "-" in "OSLO -"
inline bool is_dash(std::string_view word) { return one_of(word, {"-", "--", "–", "—", "―"}); }

}  // namespace standoff
