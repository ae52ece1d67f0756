// Quotations that are speech, and the cue that each of them hangs on.
#pragma once

#include <optional>
#include <vector>

#include "standoff/ground/quotations.h"
#include "standoff/ground/syntax.h"
#include "standoff/meaning/attributions/cues.h"

namespace standoff {

// One speaker's words: quotations that belong together, and where they are attributed.
struct QuotedSpeech {
  std::vector<std::uint32_t> quotations;  // indices, in order of the text
  std::uint32_t verb = kNoToken;          // the cue; kNoToken where the words name none
  std::uint32_t speaker = kNoToken;       // where there is no verb: a noun before a colon, or the
                                          // source after "according to"
  std::uint32_t phrase = kNoToken;        // the first word of "according to"
};

// In order of the text. Scare quotes and quoted parts of a clause are left out.
std::vector<QuotedSpeech> find_quoted_speech(const Syntax& syntax, const Quotations& quotations,
                                             const Cues& cues);

}  // namespace standoff
