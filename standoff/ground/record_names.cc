#include "standoff/ground/record_names.h"

#include <array>

#include "standoff/base/enum_names.h"

namespace standoff {
namespace {

constexpr std::array<std::string_view, 3> kMentionFormNames = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 9> kActorKindNames = {
    "person",      "government", "country",    "igo",    "organization",
    "armed_group", "media",      "population", "unnamed"};
constexpr std::array<std::string_view, 4> kPlaceKindNames = {"country", "region", "city", "site"};
constexpr std::array<std::string_view, 4> kTimeTypeNames = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 14> kFigureKindNames = {
    "killed",    "injured",  "displaced", "missing", "detained", "captured", "released",
    "evacuated", "refugees", "troops",    "weapons", "money",    "votes",    "other"};
constexpr std::array<std::string_view, 8> kFigureRelationNames = {
    "exactly", "more_than", "at_least", "nearly", "about", "up_to", "fewer_than", "range"};

}  // namespace

std::string_view name_of(MentionForm form) { return name_in(kMentionFormNames, form); }
std::string_view name_of(ActorKind kind) { return name_in(kActorKindNames, kind); }
std::string_view name_of(PlaceKind kind) { return name_in(kPlaceKindNames, kind); }
std::string_view name_of(TimeType type) { return name_in(kTimeTypeNames, type); }
std::string_view name_of(FigureKind kind) { return name_in(kFigureKindNames, kind); }
std::string_view name_of(FigureRelation relation) {
  return name_in(kFigureRelationNames, relation);
}

std::optional<ActorKind> parse_actor_kind(std::string_view name) {
  return find_in<ActorKind>(kActorKindNames, name);
}

std::optional<PlaceKind> parse_place_kind(std::string_view name) {
  return find_in<PlaceKind>(kPlaceKindNames, name);
}

std::optional<FigureKind> parse_figure_kind(std::string_view name) {
  return find_in<FigureKind>(kFigureKindNames, name);
}

std::optional<FigureRelation> parse_figure_relation(std::string_view name) {
  return find_in<FigureRelation>(kFigureRelationNames, name);
}

}  // namespace standoff
