// What cues that are no verbs say: nouns, adjectives, "according to".
//
//   std::vector<TokenRange> content = content_of_noun(syntax, token, entry);   // "the claim that
//   ..."
#pragma once

#include <cstdint>
#include <vector>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/attributions/cues.h"

namespace standoff {

// Content of the noun or adjective `token` ("the claim that they left", "sceptical about the
// plan"); empty where it has none.
std::vector<TokenRange> content_of_noun(const Syntax& syntax, std::uint32_t token,
                                        const CueEntry& entry);

// What "according to X" vouches for: the rest of its clause. `phrase` is the whole phrase.
std::vector<TokenRange> content_around(const Syntax& syntax, TokenRange phrase);

}  // namespace standoff
