// Who is behind a cue: the subject that grammar gives it, near or far.
//
//   Source source = source_of(syntax, verb);     // "officials" in "Saudi officials have said"
#pragma once

#include <cstdint>
#include <vector>

#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"
#include "standoff/meaning/attributions/cues.h"

namespace standoff {

struct Source {
  std::vector<std::uint32_t> heads;  // nouns or pronouns; several for joint speakers
  bool unnamed = false;              // a passive without agent: nobody is named
  bool implied = false;              // taken over from another clause
};

// Source of the verb `verb`; empty where grammar gives none.
Source source_of(const Syntax& syntax, const World& world, std::uint32_t verb, const Cues& cues);

// Who issued the document that the noun `noun` names: "Israel's statement", "a statement by
// Israel", "Israel issued a statement". Empty where its clause does not say.
Source issuer_of(const Syntax& syntax, const World& world, std::uint32_t noun, const Cues& cues);

}  // namespace standoff
