// English for what records say: plain templates, the same for every article.
//
//   event_clause(phrase_of(EventType::kAssault, "aerial"), Factuality::kPlanned, doer, done_to);
//   // "Norvia is to strike the River Front from the air"
#pragma once

#include <string>
#include <string_view>

#include "standoff/meaning/report.h"

namespace standoff {

// A verb phrase in the base form; its first word is the verb.
struct EventPhrase {
  std::string_view with_recipient;  // "attack % with drones"; % is whom
  std::string_view alone;           // "carry out a drone attack"
};

// The phrase of a PLOVER type, or of its mode where that has one.
EventPhrase phrase_of(EventType type, std::string_view mode);

// Who or whom, as a sentence names them.
struct Party {
  std::string name;  // empty where the text does not say
  bool plural = false;
};

// One clause without a full stop. Without `doer` it is passive where the phrase allows it, else of
// "someone".
std::string event_clause(const EventPhrase& phrase, Factuality factuality, const Party& doer,
                         const Party& done_to);

// What somebody did by taking a stance: "endorsed %"; on a topic, "favoured %".
std::string_view stance_phrase(Stance stance, TargetKind target);

// `text` with the first '%' replaced.
std::string filled(std::string_view text, std::string_view value);

}  // namespace standoff
