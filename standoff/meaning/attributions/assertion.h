// Whether the article says that something was said.
#pragma once

#include <cstdint>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/attributions/cues.h"

namespace standoff {

// False where the verb `cue` is denied, asked for, only possible, or avoided: "did not say", "would
// say", "without naming them", "stopped short of calling it a coup". Follows a few verbs upwards.
bool asserts(const Syntax& syntax, const Cues& cues, std::uint32_t cue);

}  // namespace standoff
