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

std::string_view name_of(PlaceKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"country", "region", "city", "site"};
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

std::string_view name_of(EventType type) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
      "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
  return at(kNames, type);
}

std::string_view name_of(Factuality factuality) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "happened", "ongoing", "planned", "possible", "conditional", "negated", "denied"};
  return at(kNames, factuality);
}

std::string_view name_of(ProposalKind kind) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "ceasefire", "peace_plan", "resolution", "treaty", "deal",
      "bill",      "withdrawal", "sanctions",  "aid",    "other"};
  return at(kNames, kind);
}

std::string_view name_of(ProposalStatus status) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "unknown",  "proposed", "under_discussion", "accepted", "rejected",
      "in_force", "violated", "expired",          "withdrawn"};
  return at(kNames, status);
}

std::string_view name_of(Stance stance) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "propose",   "endorse", "accept", "accept_conditionally", "undecided", "no_response",
      "criticise", "oppose",  "reject"};
  return at(kNames, stance);
}

std::string_view name_of(TargetKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"proposal", "event", "actor", "topic"};
  return at(kNames, kind);
}

std::string_view name_of(DisagreementKind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"claim_denial", "figures",
                                                             "responsibility", "accounts"};
  return at(kNames, kind);
}

double score_of(Stance stance) {
  static constexpr std::array<double, 9> kScores = {1, 0.75, 0.5, 0.25, 0, 0, -0.25, -0.5, -1};
  return kScores.at(static_cast<std::size_t>(stance));
}

std::string record_id(char kind, std::uint32_t index) { return kind + std::to_string(index + 1); }

std::string record_id(RecordRef ref) {
  constexpr std::string_view kLetters = " serkf";  // in RecordKind's order
  return record_id(kLetters.at(static_cast<std::size_t>(ref.kind)), ref.id);
}

}  // namespace standoff
