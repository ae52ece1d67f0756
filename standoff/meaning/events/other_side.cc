#include "standoff/meaning/events/other_side.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "standoff/meaning/frames/deeds.h"

namespace standoff {
namespace {

constexpr std::size_t kDeedsBack = 60;                 // events back that a deed may belong to
constexpr std::size_t kWordsBack = 8;                  // that words may answer
constexpr std::size_t kMostDeedsCompared = 1'000'000;  // pairs of one article

bool is_hostile(EventType type) {
  return type == EventType::kAssault || type == EventType::kMobilize ||
         type == EventType::kThreaten || type == EventType::kCoerce || type == EventType::kSanction;
}

bool in_words(EventType type) { return type == EventType::kAccuse || type == EventType::kReject; }

// What parties say to a proposal.
bool answers(EventType type) {
  return type == EventType::kAgree || type == EventType::kConcede || in_words(type);
}

// Whom words are aimed at, other than the many: "212 people".
bool is_party(ActorKind kind) {
  return kind != ActorKind::kPopulation && kind != ActorKind::kUnnamed && kind != ActorKind::kMedia;
}

// Whether such a deed is always done to somebody; arrests and curfews have their own people.
bool is_aimed(const Event& event) {
  return event.type == EventType::kAssault || event.type == EventType::kMobilize ||
         event.type == EventType::kThreaten || in_words(event.type) || event.mode == "cyber" ||
         event.mode == "withhold" ||
         (event.type == EventType::kSanction && event.mode == "withdraw");
}

// "struck Kelsund": a town whose state the text does not tell.
bool names_no_side(const std::vector<ActorId>& recipients, const Parties& parties) {
  return std::all_of(recipients.begin(), recipients.end(),
                     [&](ActorId id) { return parties.is_unplaced(id); });
}

class OtherSide {
 public:
  explicit OtherSide(const Parties& parties) : parties_(parties) {}

  // Whom `event` is done to if `earlier` is of the same conflict.
  [[nodiscard]] std::vector<ActorId> in(const Event& earlier, const Event& event) const {
    const bool answered = in_words(event.type) || event.type == EventType::kThreaten;
    const bool hostile = is_hostile(earlier.type) || (answered && in_words(earlier.type));
    if (!hostile) return {};
    if (share(earlier.actors, event.actors)) return apart(earlier.recipients, event);
    if (share(earlier.recipients, event.actors)) return apart(earlier.actors, event);
    return {};
  }

  // Whom `event` asks to give way if `earlier` is what the asking is about: whoever does harm and,
  // where the asker has no part in it, who suffers it too.
  [[nodiscard]] std::vector<ActorId> asked(const Event& earlier, const Event& event) const {
    if (!is_hostile(earlier.type) || !came_about(earlier.factuality)) return {};
    if (share(earlier.actors, event.actors)) return apart(earlier.recipients, event);
    std::vector<ActorId> found = apart(earlier.actors, event);
    if (!share(earlier.recipients, event.actors)) join(found, parties_in(earlier, event));
    return found;
  }

 private:
  [[nodiscard]] std::vector<ActorId> parties_in(const Event& earlier, const Event& event) const {
    std::vector<ActorId> found = apart(earlier.recipients, event);
    std::erase_if(found, [&](ActorId id) { return !is_party(parties_.actor(id).kind); });
    return found;
  }
  [[nodiscard]] bool share(const std::vector<ActorId>& a, const std::vector<ActorId>& b) const {
    return std::any_of(a.begin(), a.end(), [&](ActorId id) { return parties_.on_side(id, b); });
  }
  [[nodiscard]] std::vector<ActorId> apart(std::vector<ActorId> found, const Event& event) const {
    std::erase_if(found, [&](ActorId id) {
      return parties_.on_side(id, event.actors) || !parties_.is_political(id) ||
             (in_words(event.type) && !is_party(parties_.actor(id).kind));
    });
    return found;
  }

  const Parties& parties_;
};

}  // namespace

void find_doers(std::vector<Event>& events) {
  std::size_t compared = 0;
  for (Event& event : events) {
    const bool by_state = event.type == EventType::kSanction || event.type == EventType::kCoerce;
    if (!by_state || !event.actors.empty() || event.recipients.empty()) continue;
    const std::vector<ActorId>* doers = nullptr;
    for (const Event& other : events) {
      if (++compared > kMostDeedsCompared) return;
      if (other.type != event.type || other.mode != event.mode || other.actors.empty() ||
          count_shared(other.recipients, event.recipients) == 0 || &other == &event) {
        continue;
      }
      if (doers != nullptr && *doers != other.actors) {
        doers = nullptr;
        break;
      }
      doers = &other.actors;
    }
    if (doers != nullptr) event.actors = *doers;
  }
}

void find_proposers(const std::vector<Position>& positions, const std::vector<Proposal>& proposals,
                    const Parties& parties, std::vector<Event>& events) {
  for (Event& event : events) {
    if (!answers(event.type)) continue;
    const auto stand =
        std::find_if(positions.begin(), positions.end(), [&](const Position& position) {
          return position.rule == event.rule && position.stance != Stance::kPropose &&
                 position.target_kind == TargetKind::kProposal &&
                 position.target < proposals.size() && position.evidence.contains(event.trigger);
        });
    if (stand == positions.end()) continue;
    std::vector<ActorId> proposers;
    for (ActorId id : proposals[stand->target].proposers) {
      if (!parties.on_side(id, event.actors)) join(proposers, {id});
    }
    // "rejected the Gaza plan": who made it counts, not the place that it is named by.
    if (!proposers.empty()) event.recipients = std::move(proposers);
  }
}

void find_other_sides(std::vector<Event>& events, const Parties& parties) {
  const OtherSide other_side(parties);
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    const bool asks = event.type == EventType::kRequest && event.mode == "yield";
    const bool open = (is_aimed(event) && event.mode != "investigate") || asks;
    if (!open || event.actors.empty() || is_untrue(event.factuality) ||
        !names_no_side(event.recipients, parties))
      continue;
    const bool words = asks || in_words(event.type);
    const std::size_t most = std::min(i, words ? kWordsBack : kDeedsBack);
    std::vector<ActorId> found;
    for (std::size_t back = 1; back <= most && found.empty(); ++back) {
      const Event& earlier = events[i - back];
      found = asks ? other_side.asked(earlier, event) : other_side.in(earlier, event);
    }
    join(event.recipients, found);
  }
}

}  // namespace standoff
