// The part of Sides that finds who judges and what is judged.
#include <array>

#include "standoff/meaning/events/sides.h"

namespace standoff {
namespace {

constexpr int kMostClauses = 4;  // between a verdict and what it is about

// Words that judge what others do.
bool is_verdict(EventType type) {
  return type == EventType::kAccuse || type == EventType::kSupport;
}

}  // namespace

// Whom the words in a role name. Words about a deed concern whoever does it, not whoever suffers
// it: "condemned the killing of protesters".
std::vector<ActorId> Sides::named_by(std::uint32_t filler, EventType type) {
  if (is_verdict(type) || type == EventType::kReject) filler = in_.deeds.taken_up(filler);
  // "along its border with Norvia"
  const bool border = in_.deeds.senses().classes().has("border", document_, filler);
  const std::uint32_t beyond = border ? syntax_.object_of(filler, "with") : kNoToken;
  if (beyond != kNoToken) return parties_.of(syntax_.conjuncts(beyond));
  const Deed* named = is_verdict(type) && !parties_.acts(filler) ? in_.deeds.at(filler) : nullptr;
  const bool harms = named != nullptr && named->frame.kind == PredicateKind::kNoun &&
                     (named->match.sense->event == EventType::kAssault ||
                      named->match.sense->event == EventType::kCoerce ||
                      named->match.sense->event == EventType::kSanction);
  return parties_.of(harms ? named->frame.agents : std::vector<std::uint32_t>{filler});
}

// The verb that calls something what the word says: "called the raid a crime".
std::uint32_t Sides::called_so(std::uint32_t word) const {
  Token at = document_.token(word);
  if (one_of(lower_ascii(at.head().text()), {"of", "against"})) at = at.head().head();  // "act of"
  if (lower_ascii(at.head().text()) == "as") at = at.head();
  const std::uint32_t verb = at.is_root() ? kNoToken : at.record().head;
  const bool calls = verb != kNoToken && document_.token(verb).pos() == "VERB" &&
                     in_.deeds.senses().classes().has("judging", document_, verb);
  return calls ? verb : kNoToken;
}

std::vector<ActorId> Sides::judged(const Deed& deed, const Event& event) {
  std::vector<ActorId> found =
      in_roles(deed, event, std::array<RoleName, 1>{{{Role::kSubject, {}}}});
  return found.empty() ? of_deed_named(deed, event) : found;
}

std::vector<ActorId> Sides::judges(const Frame& frame) {
  const std::uint32_t verb = called_so(frame.predicate);
  if (verb != kNoToken) {
    const Frame calling = frames_.of(verb);
    std::vector<ActorId> found = parties_.of(calling.agents);
    if (!found.empty()) return found;
  }
  return in_.voices.speakers(frame.predicate);
}

// In "hit the town in what Norvia called a crime": whoever does what the clause is about.
std::vector<ActorId> Sides::doers_of_named(const Frame& frame) {
  const std::uint32_t verb = called_so(frame.predicate);
  if (verb == kNoToken || document_.token(verb).dep() != "pcomp") return {};
  Token above = document_.token(verb).head();
  std::vector<ActorId> found;
  for (int step = 0; step < kMostClauses && found.empty() && !above.is_root(); ++step) {
    above = above.head();
    found = parties_.of(frames_.of(above.index()).agents);
  }
  return found;
}

}  // namespace standoff
