#include "standoff/meaning/disagreements/culprits.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::size_t kMostBlames = 256;  // in one article that are compared with each other

enum class Told : std::uint8_t { kClaim, kCharge, kDeed };

// Somebody says who did it.
struct Blame {
  Told told = Told::kClaim;
  ActorId who = kNoRecord;
  std::vector<ActorId> on;
  RecordRef ref;
  ByteSpan evidence;
  std::set<std::string> deed;  // words of what was done, or of what it was done to
  bool alleges = true;         // not disapproval only
};

class CulpritFinder {
 public:
  CulpritFinder(const MeaningInput& input, const Report& report,
                const std::vector<PositionFound>& claims, Parties& parties)
      : in_(input), report_(report), parties_(parties), document_(input.syntax.document()) {
    for (const PositionFound& claim : claims) add_claim(claim.position);
    for (EventId e = 0; e < report.events.size(); ++e) add_charge(e);
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) add_deed(t);
  }

  std::vector<TwoCulprits> run() {
    for (std::size_t a = 0; a < blames_.size(); ++a) {
      for (std::size_t b = a + 1; b < blames_.size(); ++b) compare(blames_[a], blames_[b]);
    }
    for (const Blame& blame : blames_) {
      if (blame.told == Told::kClaim) rule_out(blame);
    }
    return std::move(found_);
  }

 private:
  void add_claim(const Position& claim) {
    add({Told::kClaim,
         claim.actor,
         {claim.actor},
         claimed_event(claim.actor),
         claim.evidence,
         content_words(document_, claim.target_span)});
  }
  // The deed that the actor says is his.
  [[nodiscard]] RecordRef claimed_event(ActorId actor) const {
    for (EventId e = 0; e < report_.events.size(); ++e) {
      const Event& event = report_.events[e];
      if (event.claimed_by == actor && contains(event.actors, actor)) {
        return {RecordKind::kEvent, e};
      }
    }
    return {};
  }

  void add_charge(EventId id) {
    const Event& charge = report_.events[id];
    if (charge.type != EventType::kAccuse || charge.actors.empty()) return;
    const RecordRef ref = {RecordKind::kEvent, id};
    if (id + 1 < report_.events.size() && answers(report_.events[id + 1], charge)) {
      const Event& answer = report_.events[id + 1];
      found_.push_back({{{charge.actors[0], ref, charge.evidence},
                         {answer.actors[0], {RecordKind::kEvent, id + 1}, answer.evidence}},
                        "blamed on each other"});
    } else if (is_mutual(charge)) {
      found_.push_back(
          {{{charge.actors[0], ref, charge.evidence}, {charge.actors[1], ref, charge.evidence}},
           "blamed on each other"});
    }
    if (charge.recipients.empty()) return;
    add({Told::kCharge, charge.actors.front(), charge.recipients, ref, charge.evidence,
         content_words(document_, charge.evidence), charge.mode == "allege"});
  }
  // The other half of "accused each other".
  static bool answers(const Event& answer, const Event& charge) {
    return answer.trigger == charge.trigger && answer.actors == charge.recipients &&
           answer.recipients == charge.actors && answer.mode != "disapprove";
  }
  // "They accused each other of breaking the truce"
  [[nodiscard]] bool is_mutual(const Event& charge) const {
    if (charge.actors.size() < 2 || charge.mode == "disapprove") return false;
    return in_.deeds.senses().classes().has("mutual", document_, charge.evidence);
  }

  // "Kyiv said Russian forces shelled the plant": the blame that a statement lays by telling it.
  void add_deed(std::uint32_t token) {
    const StatementId said = in_.voices.at(token);
    const Deed* deed = in_.deeds.at(token);
    if (said == kNoRecord || deed == nullptr || !deed->match.sense->event) return;
    if (*deed->match.sense->event != EventType::kAssault) return;
    const std::optional<Factuality> factuality = in_.deeds.factuality(deed->frame);
    const Statement& statement = report_.statements[said];
    if (!factuality || !came_about(*factuality) || statement.speakers.empty()) return;
    Blame blame = {Told::kDeed,
                   statement.speakers.front(),
                   parties_.of(deed->frame.agents),
                   {RecordKind::kStatement, said},
                   statement.content.front(),
                   {}};
    for (std::uint32_t patient : deed->frame.patients) {
      blame.deed.insert(lower_ascii(document_.token(patient).lemma()));
    }
    if (!blame.on.empty()) add(std::move(blame));
  }
  void add(Blame blame) {
    if (blames_.size() < kMostBlames) blames_.push_back(std::move(blame));
  }

  void compare(const Blame& a, const Blame& b) {
    if (parties_.speak_as_one(a.who, b.who) || a.evidence.overlaps(b.evidence)) return;
    const bool one_culprit = std::any_of(a.on.begin(), a.on.end(),
                                         [&](ActorId id) { return parties_.on_side(id, b.on); });
    if (one_culprit || !are_of_one_deed(a, b)) return;
    const bool claimed = a.told == Told::kClaim || b.told == Told::kClaim;
    found_.push_back({{{a.who, a.ref, a.evidence}, {b.who, b.ref, b.evidence}},
                      claimed ? "claimed and blamed on another" : "blamed on two"});
  }
  [[nodiscard]] bool are_of_one_deed(const Blame& a, const Blame& b) const {
    const bool alike = std::any_of(a.deed.begin(), a.deed.end(),
                                   [&](const std::string& word) { return b.deed.contains(word); });
    if (a.told == Told::kClaim) return b.told == Told::kCharge && (alike || are_near(a, b));
    if (a.told == Told::kDeed && b.told == Told::kDeed) return alike && are_near(a, b);
    // "The army blamed the rebels for the raid, the rebels said that soldiers had carried it out."
    return (parties_.on_side(a.who, b.on) || parties_.on_side(b.who, a.on)) && are_near(a, b);
  }
  // "... was claimed by the rebels, but both states have alleged foreign involvement."
  [[nodiscard]] bool are_near(const Blame& a, const Blame& b) const {
    return a.alleges && b.alleges && standoff::are_near(document_, a.evidence, b.evidence);
  }

  // One claims a deed, another rules that out.
  void rule_out(const Blame& claim) {
    const std::vector<Mention>& mentions = parties_.actor(claim.who).mentions;
    for (std::uint32_t d = 0; d < report_.positions.size(); ++d) {
      const Position& denial = report_.positions[d];
      if (denial.stance != Stance::kReject || denial.actor == claim.who) continue;
      const bool of_claimant = std::any_of(
          mentions.begin(), mentions.end(),
          [&](const Mention& mention) { return denial.target_span.contains(mention.span); });
      if (!of_claimant) continue;
      found_.push_back({{{claim.who, claim.ref, claim.evidence},
                         {denial.actor, {RecordKind::kPosition, d}, denial.evidence}},
                        "claimed and ruled out"});
    }
  }

  const MeaningInput& in_;
  const Report& report_;
  Parties& parties_;
  const Document& document_;
  std::vector<Blame> blames_;
  std::vector<TwoCulprits> found_;
};

}  // namespace

std::vector<TwoCulprits> two_culprits(const MeaningInput& input, const Report& report,
                                      const std::vector<PositionFound>& claims, Parties& parties) {
  return CulpritFinder(input, report, claims, parties).run();
}

}  // namespace standoff
