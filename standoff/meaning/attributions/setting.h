// When, where and to whom something was said: the phrases that hang on its cue.
//
//   add_setting(input, actors, verb, statement);    // "told the council in Oslo on Monday that
//   ..."
#pragma once

#include <cstdint>

#include "standoff/meaning/attributions/statements.h"

namespace standoff {

// Fills `when`, `venue` and `addressee` of a statement whose content is known already.
void add_setting(const StatementInput& input, const Actors& actors, std::uint32_t cue,
                 Statement& statement);

}  // namespace standoff
