#include "standoff/meaning/disagreements/answers.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::size_t kMostCharges = 3;    // that one answer meets
constexpr std::size_t kMostAnswers = 500;  // charges of one article, and answers to them

class AnswerFinder {
 public:
  AnswerFinder(const MeaningInput& input, const std::vector<Event>& events, Parties& parties)
      : in_(input), events_(events), parties_(parties), document_(input.syntax.document()) {
    for (EventId e = 0; e < events.size() && charges_.size() < kMostAnswers; ++e) {
      const Event& event = events[e];
      const bool alleges = event.type == EventType::kAccuse && event.mode != "disapprove";
      if (alleges && !event.actors.empty()) charges_.push_back(e);
    }
  }

  std::vector<Answer> run() const {
    std::vector<Answer> found;
    const NounClasses& classes = in_.deeds.senses().classes();
    if (charges_.empty()) return found;
    for (std::uint32_t t = 0; t < document_.token_count() && found.size() < kMostAnswers; ++t) {
      std::optional<Answer> answer;
      if (classes.has("falsehood", document_, t)) answer = called_false(t);
      if (document_.token(t).pos() == "NOUN" && classes.has("proof", document_, t))
        answer = called_unproven(t);
      if (!answer) continue;
      const bool again = std::any_of(found.begin(), found.end(), [&](const Answer& other) {
        return other.words.overlaps(answer->words);
      });
      if (!again) found.push_back(*std::move(answer));
    }
    return found;
  }

 private:
  // "They are lying", by a side that is charged with something.
  [[nodiscard]] std::optional<Answer> called_false(std::uint32_t token) const {
    const std::vector<ActorId> speakers = in_.voices.speakers(token);
    if (speakers.empty() || is_negated(in_.syntax, token)) return std::nullopt;
    return answer(token, {speakers.front()}, speakers.front(), false);
  }

  // "No evidence of Iranian involvement has been found", where Iran is charged.
  [[nodiscard]] std::optional<Answer> called_unproven(std::uint32_t token) const {
    if (!is_negated(in_.syntax, token)) return std::nullopt;
    std::vector<ActorId> cleared = parties_.named_in(in_.syntax.subtree(token));
    const std::vector<ActorId> speakers = in_.voices.speakers(token);
    const ActorId who = speakers.empty() ? kNoRecord : speakers.front();
    // "The Kremlin said there is no proof"
    if (cleared.empty() && who != kNoRecord) cleared = {who};
    return answer(token, cleared, who, true);
  }

  [[nodiscard]] ByteSpan clause(std::uint32_t token) const {
    return evidence_of(in_.deeds.frames(), token);
  }

  // With the charges nearest to `token` that others than `who` lay on one of `charged`.
  [[nodiscard]] std::optional<Answer> answer(std::uint32_t token,
                                             const std::vector<ActorId>& charged, ActorId who,
                                             bool unproven) const {
    Answer found{{}, who, in_.voices.at(token), clause(token), unproven};
    for (EventId e : charges_) {
      const Event& charge = events_[e];
      if (charge.evidence.overlaps(found.words)) continue;
      if (who != kNoRecord && parties_.on_side(who, charge.actors)) continue;
      const bool meant = std::any_of(charged.begin(), charged.end(), [&](ActorId id) {
        return parties_.on_side(id, charge.recipients);
      });
      if (meant) found.charges.push_back(e);
    }
    if (found.charges.empty()) return std::nullopt;
    const auto distance = [&](EventId e) {
      return std::abs(std::int64_t{events_[e].evidence.begin} - found.words.begin);
    };
    std::stable_sort(found.charges.begin(), found.charges.end(),
                     [&](EventId a, EventId b) { return distance(a) < distance(b); });
    if (found.charges.size() > kMostCharges) found.charges.resize(kMostCharges);
    return found;
  }

  const MeaningInput& in_;
  const std::vector<Event>& events_;
  Parties& parties_;
  const Document& document_;
  std::vector<EventId> charges_;
};

}  // namespace

std::vector<Answer> answers_to_charges(const MeaningInput& input, const std::vector<Event>& events,
                                       Parties& parties) {
  return AnswerFinder(input, events, parties).run();
}

}  // namespace standoff
