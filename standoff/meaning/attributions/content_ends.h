// Where the content of a cue ends though the parser lets it run on.
#pragma once

#include <cstdint>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/attributions/cues.h"

namespace standoff {

// Whether another voice follows `mark`: "said it was A, while others said it was B".
bool is_other_voice(const Syntax& syntax, const Cues& cues, std::uint32_t mark, std::uint32_t cue);

// Whether `rest`, up to the end of the content, is what a third party says of it, which is the
// author's to tell: "accused it of the raid, which officials say killed nine", "accused it of the
// raid, a charge that Norvia denies".
bool is_said_by_others(const Syntax& syntax, const Cues& cues, TokenRange rest);

}  // namespace standoff
