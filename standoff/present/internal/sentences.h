// Records as sentences, from plain templates; nothing that the record does not hold.
//
//   event_sentence(wording, event)        // "Norvia attacked Port Lucia (Thursday 13 March)"
//   position_sentence(wording, position, "the truce")  // "Norvia rejected the truce"
#pragma once

#include <string>
#include <string_view>

#include "standoff/present/internal/wording.h"

namespace standoff {

// Who did what to whom, who says so, and when; without a full stop.
std::string event_sentence(const Wording& wording, const Event& event);

// Where an actor stands on `target`, through whom, and when; without a full stop.
std::string position_sentence(const Wording& wording, const Position& position,
                              std::string_view target);

// The same of several positions alike, told by the first and the actors of all.
std::string positions_sentence(const Wording& wording, const std::vector<const Position*>& alike,
                               std::string_view target);

// "said", "told reporters · Wednesday 25 September"
std::string circumstances(const Wording& wording, const Statement& statement);

// "John Kirby, spokesperson (USA)", "the U.S. and France", "several officials"
std::string speaker_of(const Wording& wording, const Report& report, const Statement& statement);

// What was said, in quotation marks where it was said in these words.
std::string content_of(const Wording& wording, const Statement& statement);

}  // namespace standoff
