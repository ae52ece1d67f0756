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

}  // namespace standoff
