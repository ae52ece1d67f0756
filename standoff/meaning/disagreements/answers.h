// What is said against a charge without the word "deny": that it is false ("those who say so are
// lying"), or that nothing proves it ("no evidence of Israeli involvement"). The words are the
// classes "falsehood" and "proof" of knowledge/noun_classes.tsv.
//
//   for (const Answer& answer : answers_to_charges(input, report.events, parties)) use(answer);
#pragma once

#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct Answer {
  std::vector<EventId> charges;  // each an ACCUSE; the nearest first
  ActorId who = kNoRecord;       // none where the article itself says so
  StatementId said = kNoRecord;
  ByteSpan words;
  bool unproven = false;  // no proof; else false
};

// In the order of the text.
std::vector<Answer> answers_to_charges(const MeaningInput& input, const std::vector<Event>& events,
                                       Parties& parties);

}  // namespace standoff
