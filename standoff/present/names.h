// The contract's words for enumerations and ids; json.h and brief.h print the same ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "standoff/ground/records.h"
#include "standoff/meaning/report.h"

namespace standoff {

std::string_view name_of(MentionForm form);         // "name"
std::string_view name_of(ActorKind kind);           // "armed_group"
std::string_view name_of(TimeType type);            // "DURATION"
std::string_view name_of(FigureKind kind);          // "displaced"
std::string_view name_of(FigureRelation relation);  // "more_than"
std::string_view name_of(SpeakerKind kind);         // "unnamed"
std::string_view name_of(StatementForm form);       // "mixed"

// The id of the record at `index`, from 1: record_id('s', 2) is "s3".
std::string record_id(char kind, std::uint32_t index);

}  // namespace standoff
