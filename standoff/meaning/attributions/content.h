// What a cue says: the words of its content, without cue and source.
//
//   Content content = content_of(syntax, verb, cue);       // "that they left" in "said that they
//   left" content.spans: "they left"
#pragma once

#include <vector>

#include "standoff/ground/quotations.h"
#include "standoff/ground/syntax.h"
#include "standoff/meaning/attributions/cues.h"

namespace standoff {

// Content of the verb `cue`; empty where it has none of the frames that its entry allows.
std::vector<TokenRange> content_of(const Syntax& syntax, const Quotations& quotations,
                                   const Cues& cues, const Cue& cue);

// Whether the verb `token`, which the parser ties to the content of `cue`, is rather the speaker's
// own next deed: "said they had left and accused ...".
bool is_deed_of_speaker(const Syntax& syntax, const Cues& cues, std::uint32_t token,
                        std::uint32_t cue);

}  // namespace standoff
