// Whether the words around an expression speak of the past or of what is to come.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "standoff/document/document.h"
#include "standoff/ground/internal/time_formula.h"

namespace standoff {

// Lemmas and forms that tell where the verb does not, from knowledge/times_words.tsv.
struct DirectionCues {
  using Words = std::set<std::string, std::less<>>;
  Words auxiliaries;  // "will", "may": what they govern is to come
  Words prospects;    // "plan", "ahead": so is what depends on them
  Words intentions;   // "vow": so is an infinitive below
  Words deadlines;    // "by", "until": so, perhaps, is what stands after them
  Words happenings;   // "attack": what has a date is over
};

// Goes from the head of `words` up to the verb that places them in time. Cost: at most 24 heads
// and 16 dependents of each are looked at. Source: English tense as the Penn Treebank tags it.
Direction direction_of(const Document& document, TokenRange words, const DirectionCues& cues);

}  // namespace standoff
