#include "standoff/present/names.h"

#include <array>

namespace standoff {
namespace {

// The name at the enumerator's place.
template <typename Enum, std::size_t kCount>
std::string_view at(const std::array<std::string_view, kCount>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(MentionForm form) {
  static constexpr std::array<std::string_view, 3> kNames = {"name", "nominal", "pronoun"};
  return at(kNames, form);
}

std::string_view name_of(ActorKind kind) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "person",      "government", "country",    "igo",    "organization",
      "armed_group", "media",      "population", "unnamed"};
  return at(kNames, kind);
}

std::string_view name_of(TimeType type) {
  static constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
  return at(kNames, type);
}

std::string_view name_of(FigureKind kind) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "killed",    "injured",  "displaced", "missing", "detained", "captured", "released",
      "evacuated", "refugees", "troops",    "weapons", "money",    "votes",    "other"};
  return at(kNames, kind);
}

std::string_view name_of(FigureRelation relation) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "exactly", "more_than", "at_least", "nearly", "about", "up_to", "fewer_than", "range"};
  return at(kNames, relation);
}

std::string_view name_of(SpeakerKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"named", "organization", "unnamed",
                                                             "document", "author"};
  return at(kNames, kind);
}

std::string_view name_of(StatementForm form) {
  static constexpr std::array<std::string_view, 3> kNames = {"direct", "indirect", "mixed"};
  return at(kNames, form);
}

std::string record_id(char kind, std::uint32_t index) { return kind + std::to_string(index + 1); }

}  // namespace standoff
