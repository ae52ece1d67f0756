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
  bool unnamed = false;              // nobody that is known: a passive without agent, "47 percent"
  bool implied = false;              // taken over from another clause
  std::uint32_t end = kNoToken;      // where the words of its first noun end at the latest
};

// Ana Roe in "Her words, said Ana Roe, the minister, are clear", where the parser takes the name
// for the subject of what is said; kNoToken else. The speaker's words end before the second.
std::uint32_t interposed_speaker(const Syntax& syntax, std::uint32_t verb);
std::uint32_t end_of_interposed(const Syntax& syntax, std::uint32_t speaker);

// The subject that stands nearest before `verb`, or any other; kNoToken where it has none. A parser
// may give it two: "Voters, Lind suggested, will decide".
std::uint32_t subject_of(const Syntax& syntax, std::uint32_t verb);

// Source of the verb `verb`; empty where grammar gives none.
Source source_of(const Syntax& syntax, const World& world, std::uint32_t verb, const Cues& cues);

// Who issued the document that the noun `noun` names: "Israel's statement", "a statement by
// Israel", "Israel issued a statement". Empty where its clause does not say.
Source issuer_of(const Syntax& syntax, const World& world, std::uint32_t noun, const Cues& cues);

// All words of a source that has heads: "Ana Roe, who leads the council". Without days that the
// parser ties to it, and without the clause of the cue at token `cue`.
TokenRange source_words(const Syntax& syntax, const Source& source, std::uint32_t cue);

}  // namespace standoff
