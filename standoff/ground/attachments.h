// Verbs that the parser ties to the wrong one, where their tense or what they mean tells.
//
//   if (std::optional<Document> better = reattached(document, world, speaks)) use(*better);
//
// "ordered them to leave and closed the road": whoever ordered closed it, for "closed" is no
// infinitive. "said the town had fallen and accused the army": towns accuse nobody. "The envoy, who
// is in Oslo, called for talks": a past tense is no modifier of a noun, but the sentence's verb.
#pragma once

#include <functional>
#include <optional>

#include "standoff/document/document.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

// Whether a verb tells what its subject says: "said", "accused".
using Speaks = std::function<bool(const Syntax& syntax, std::uint32_t verb)>;

// A copy with other arcs; none where all arcs stay.
std::optional<Document> reattached(const Document& document, const World& world,
                                   const Speaks& speaks);

}  // namespace standoff
