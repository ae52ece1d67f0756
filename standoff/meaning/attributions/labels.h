// Paragraphs that begin with who speaks: headlines and transcripts, "Roe: talks will go on".
//
//   for (const SpeakerLabel& label : find_labels(syntax, quotations, world, actors))
//   use(label.content);
#pragma once

#include <cstdint>
#include <vector>

#include "standoff/ground/actors.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

struct SpeakerLabel {
  std::uint32_t speaker = kNoToken;  // head of the words before the colon
  std::uint32_t colon = kNoToken;
  TokenRange content;
};

// In order of the text. A speaker is a person or body: "Sudan: ..." tells where, not who.
std::vector<SpeakerLabel> find_labels(const Syntax& syntax, const Quotations& quotations,
                                      const World& world, const Actors& actors);

}  // namespace standoff
