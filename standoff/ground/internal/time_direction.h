// Whether the words around an expression speak of the past or of what is to come.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "standoff/document/document.h"
#include "standoff/ground/internal/time_formula.h"

namespace standoff {

// Lemmas and words, from knowledge/times_words.tsv.
struct DirectionCues {
  std::set<std::string, std::less<>> auxiliaries;  // "will", "may": what they govern is to come
  std::set<std::string, std::less<>> prospects;  // "plan", "ahead", "upcoming": so is what is below
};

// Goes from the head of `words` up to the verb that governs it.
//
// Source: English tense as the Penn Treebank tags it; at most 24 heads and 16 dependents of each
//         are looked at.
Direction direction_of(const Document& document, TokenRange words, const DirectionCues& cues);

}  // namespace standoff
