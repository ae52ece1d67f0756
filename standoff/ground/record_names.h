// The contract's words for the enumerations of records.h; knowledge files use the same ones.
#pragma once

#include <optional>
#include <string_view>

#include "standoff/ground/records.h"

namespace standoff {

std::string_view name_of(MentionForm form);         // "name"
std::string_view name_of(ActorKind kind);           // "armed_group"
std::string_view name_of(PlaceKind kind);           // "region"
std::string_view name_of(TimeType type);            // "DURATION"
std::string_view name_of(FigureKind kind);          // "displaced"
std::string_view name_of(FigureRelation relation);  // "more_than"

// The enumerator of this name; none where there is none.
std::optional<ActorKind> parse_actor_kind(std::string_view name);
std::optional<PlaceKind> parse_place_kind(std::string_view name);
std::optional<FigureKind> parse_figure_kind(std::string_view name);
std::optional<FigureRelation> parse_figure_relation(std::string_view name);

}  // namespace standoff
