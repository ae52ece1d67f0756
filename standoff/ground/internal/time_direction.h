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
  std::set<std::string, std::less<>> prospects;    // "plan", "ahead": so is what depends on them
  std::set<std::string, std::less<>> intentions;   // "vow": so is an infinitive below
};

// Goes from the head of `words` up to the verb that places them in time. Cost: at most 24 heads
// and 16 dependents of each are looked at. Source: English tense as the Penn Treebank tags it.
Direction direction_of(const Document& document, TokenRange words, const DirectionCues& cues);

}  // namespace standoff
