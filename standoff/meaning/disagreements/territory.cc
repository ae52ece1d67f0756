#include "standoff/meaning/disagreements/territory.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/reach.h"
#include "standoff/meaning/positions/positions.h"

namespace standoff {
namespace {

constexpr std::size_t kMostSides = 500;    // claims, and answers, in one article
constexpr std::size_t kMostInDispute = 3;  // claims of one side, and answers to them

class DisputeFinder {
 public:
  DisputeFinder(const MeaningInput& input, const Report& report, Parties& parties)
      : in_(input), report_(report), parties_(parties), document_(input.syntax.document()) {}

  std::vector<TerritorialDispute> run() {
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      if (has("claiming", t)) read_claim(t);
    }
    read_views();
    read_answers();
    std::vector<TerritorialDispute> found;
    std::vector<ActorId> told;
    for (const DisagreementSide& claim : claims_) {
      if (parties_.on_side(claim.who, told)) continue;
      TerritorialDispute dispute = dispute_over(claim.who, told);
      if (!dispute.empty()) found.push_back(std::move(dispute));
    }
    return found;
  }

 private:
  template <typename Words>  // a token or a span
  [[nodiscard]] bool has(std::string_view word_class, Words words) const {
    return in_.deeds.senses().classes().has(word_class, document_, words);
  }
  [[nodiscard]] bool is_land(std::uint32_t token) const {
    if (has("land", token)) return true;
    const std::uint32_t entity = document_.entity_of(token);
    return entity != Document::kNone &&
           one_of(document_.label(document_.entities()[entity].label), {"GPE", "LOC"});
  }

  // "claims most of the sea"
  [[nodiscard]] bool is_of_land(std::uint32_t token) const {
    const std::uint32_t whole = in_.syntax.object_of(token, "of");
    return is_land(whole == kNoToken ? token : whole);
  }

  // "both claim the reef", "the sea claimed by China", "its claims to the islands"
  void read_claim(std::uint32_t token) {
    Frame frame = in_.deeds.frames().of(token);
    const auto land = [&](std::uint32_t t) { return is_of_land(t); };
    bool of_land = frame.kind == PredicateKind::kVerb && frame.content == kNoToken &&
                   std::any_of(frame.patients.begin(), frame.patients.end(), land);
    if (frame.kind == PredicateKind::kNoun) {
      for (const Oblique& phrase : frame.obliques) {
        if (one_of(phrase.preposition, {"to", "over", "in", "on"}) && land(phrase.object))
          of_land = true;
      }
      for (std::uint32_t c : document_.children(token)) {
        if (c < token && (has("sovereignty", c) || has("land", c))) of_land = true;
      }
    }
    // "the sea claimed by China", where the parser does not see what is claimed
    const std::uint32_t claimant = in_.syntax.object_of(token, "by");
    if (!of_land && claimant != kNoToken && token > 0 && is_land(token - 1)) {
      of_land = true;
      frame.agents = {claimant};
    }
    if (!of_land || frame.negated) return;
    const bool noun = frame.kind == PredicateKind::kNoun;
    const ByteSpan words =
        noun ? reach_of(in_.syntax, token) : evidence_of(in_.deeds.frames(), token);
    for (ActorId who : parties_.of(frame.agents)) {
      put(claims_, {who, {}, words});
    }
  }

  // "considers the island part of its territory"
  void read_views() {
    for (StatementId s = 0; s < report_.statements.size(); ++s) {
      const Statement& statement = report_.statements[s];
      if (!statement.cue || statement.speakers.empty()) continue;
      if (!has("regarding", document_.token_at(statement.cue->begin))) continue;
      const ByteSpan words = statement.content.front();
      const TokenRange range = document_.tokens_in(words);
      for (std::uint32_t t = range.begin; t < range.end; ++t) {
        const bool own = has("land", t) && in_.syntax.has_child(t, {"poss"});
        if (!own) continue;
        put(claims_, {statement.speakers.front(), {RecordKind::kStatement, s}, words});
        break;
      }
    }
  }

  // What is said against others' claims, in words of sovereignty.
  void read_answers() {
    for (std::uint32_t i = 0; i < report_.positions.size(); ++i) {
      const Position& position = report_.positions[i];
      if (side_of(position.stance) >= 0 || !speaks_of_land(position.evidence)) continue;
      put(answers_, {position.actor, {RecordKind::kPosition, i}, position.evidence});
    }
    for (std::uint32_t i = 0; i < report_.events.size(); ++i) {
      const Event& event = report_.events[i];
      if (event.type != EventType::kAccuse && event.type != EventType::kReject) continue;
      if (event.actors.empty() || !speaks_of_land(event.evidence)) continue;
      put(answers_, {event.actors.front(), {RecordKind::kEvent, i}, event.evidence});
    }
    for (std::uint32_t i = 0; i < report_.statements.size(); ++i) {
      const Statement& statement = report_.statements[i];
      if (statement.speakers.empty()) continue;
      const ByteSpan words = statement.content.front();
      if (!speaks_of_land(words) || !condemns(words)) continue;
      put(answers_, {statement.speakers.front(), {RecordKind::kStatement, i}, words});
    }
  }
  static void put(std::vector<DisagreementSide>& list, const DisagreementSide& side) {
    if (list.size() < kMostSides) list.push_back(side);
  }
  [[nodiscard]] bool speaks_of_land(ByteSpan words) const { return has("sovereignty", words); }
  [[nodiscard]] bool condemns(ByteSpan words) const { return has("condemning", words); }

  TerritorialDispute dispute_over(ActorId claimant, std::vector<ActorId>& told) const {
    TerritorialDispute own;
    TerritorialDispute others;
    const auto add = [](TerritorialDispute& list, const DisagreementSide& side) {
      const bool known = std::any_of(list.begin(), list.end(), [&](const DisagreementSide& s) {
        return s.evidence.overlaps(side.evidence) && s.who == side.who;
      });
      if (!known && list.size() < kMostInDispute) list.push_back(side);
    };
    for (const DisagreementSide& claim : claims_) {
      add(parties_.same_side(claim.who, claimant) ? own : others, claim);
    }
    for (const DisagreementSide& answer : answers_) {
      if (!parties_.same_side(answer.who, claimant)) add(others, answer);
    }
    if (others.empty()) return {};
    for (const DisagreementSide& side : others) join(told, {side.who});
    join(told, {claimant});
    own.insert(own.end(), others.begin(), others.end());
    return own;
  }

  const MeaningInput& in_;
  const Report& report_;
  Parties& parties_;
  const Document& document_;
  std::vector<DisagreementSide> claims_;
  std::vector<DisagreementSide> answers_;
};

}  // namespace

std::vector<TerritorialDispute> territorial_disputes(const MeaningInput& input,
                                                     const Report& report, Parties& parties) {
  return DisputeFinder(input, report, parties).run();
}

}  // namespace standoff
