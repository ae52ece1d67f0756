#include "standoff/meaning/positions/positions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::size_t kNear = 40;  // positions back in which one may have been told before
// Rules of grammar, which have no line of knowledge.
constexpr const char* kObligation = "obligation";
constexpr const char* kRefusal = "refusal";

constexpr std::size_t kMostTargets = 4;    // "endorsed A, B and C"
constexpr std::size_t kLongestTitle = 64;  // tokens

// What is left of a stance under negation; none where it leaves nothing.
std::optional<Stance> negated(Stance stance) {
  switch (stance) {
    case Stance::kEndorse:
      return Stance::kOppose;
    case Stance::kAccept:
    case Stance::kAcceptConditionally:
      return Stance::kReject;
    case Stance::kReject:
      return Stance::kUndecided;
    case Stance::kOppose:  // "has no objection"
      return Stance::kAccept;
    default:
      return std::nullopt;
  }
}

class PositionFinder {
 public:
  PositionFinder(const MeaningInput& input, const Grievances& grievances, Parties& parties)
      : in_(input),
        grievances_(grievances),
        syntax_(input.syntax),
        document_(input.syntax.document()),
        frames_(input.deeds.frames()),
        parties_(parties) {}

  std::vector<PositionFound> run() {
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      if (const Deed* deed = in_.deeds.at(t); deed != nullptr) {
        if (deed->match.sense->stance) stance(*deed);
        if (deed->match.sense->event) accusation(*deed);
        grievance(*deed);
      }
      if (document_.token(t).pos() == "VERB") {
        obligation(t);
        refusal(t);
      }
      if (document_.token(t).dep() == "expl") exclusion(t);
    }
    return std::move(found_);
  }

 private:
  // "accused of plotting a coup": where the accused stands is the accuser's word.
  [[nodiscard]] bool is_charged(const Deed& deed) const {
    const Token token = document_.token(deed.frame.predicate);
    if (token.dep() != "pcomp" || token.head().is_root()) return false;
    std::uint32_t above = token.head().record().head;
    if (document_.token(above).dep() == "dobj") above = document_.token(above).record().head;
    const Deed* charge = in_.deeds.at(above);
    return charge != nullptr && charge->match.sense->event == EventType::kAccuse;
  }

  // "no group claimed responsibility"
  [[nodiscard]] bool is_of_nobody(const Deed& deed) const {
    return !deed.frame.agents.empty() && is_none(syntax_, deed.frame.agents.front());
  }

  void stance(const Deed& deed) {
    const Sense& sense = *deed.match.sense;
    const std::optional<Stance> stance = stance_of(deed);
    if (!stance || is_charged(deed) || is_of_nobody(deed)) return;
    const std::vector<ActorId> who = sense.by_speaker ? in_.voices.speakers(deed.frame.predicate)
                                                      : parties_.of(deed.frame.agents);
    std::vector<std::uint32_t> targets = targets_of(deed);
    if (targets.size() > kMostTargets) targets.resize(kMostTargets);
    for (std::uint32_t named : targets) {
      if (document_.token(named).pos() == "PUNCT") continue;
      // "denied it": what was said, which no noun need name
      const bool denies = sense.holds == Holds::kDenied;
      const std::uint32_t target = denies ? charge_around(named) : in_.deeds.taken_up(named);
      for (ActorId actor : who) {
        if (!commands(deed, actor)) add(actor, *stance, target, deed.frame, sense.rule);
      }
    }
  }

  // "accused them of setting fire to buildings, which they deny": the deed, not the buildings.
  [[nodiscard]] std::uint32_t charge_around(std::uint32_t noun) const {
    constexpr int kMostHeads = 4;
    Token at = document_.token(noun);
    for (int step = 0; step < kMostHeads && !at.is_root(); ++step) {
      if (at.dep() == "pcomp" && at.tag() == "VBG") return at.index();
      if (!one_of(at.dep(), {"pobj", "dobj", "prep"})) break;
      at = at.head();
    }
    return noun;
  }

  // What is left of the line's stance where the deed is negated, possible or conditional; none
  // where that leaves nothing.
  [[nodiscard]] std::optional<Stance> stance_of(const Deed& deed) const {
    const Sense& sense = *deed.match.sense;
    const std::optional<Factuality> factuality = in_.deeds.factuality(deed.frame);
    if (!factuality) return std::nullopt;
    const bool denied = is_untrue(*factuality);
    if (sense.if_negated && !denied) return std::nullopt;
    std::optional<Stance> stance = sense.stance;
    if (denied && !sense.if_negated) {
      stance = sense.stance_if_negated ? sense.stance_if_negated : negated(*stance);
    }
    if (!stance) return std::nullopt;
    const bool accepts = *stance == Stance::kAccept;
    if (*factuality == Factuality::kPossible && !is_shown(deed.frame, *stance)) {
      const bool open = accepts && deed.frame.mood == Mood::kPossible;
      return open ? std::optional(Stance::kUndecided) : std::nullopt;  // "whether it will accept"
    }
    if (*factuality == Factuality::kConditional && !accepts) return std::nullopt;
    const bool conditional =
        accepts && (*factuality == Factuality::kConditional || is_limited(deed.frame));
    return conditional ? Stance::kAcceptConditionally : stance;
  }

  // "will only accept a truce that lasts"
  [[nodiscard]] bool is_limited(const Frame& frame) const {
    const std::uint32_t only = syntax_.child(frame.predicate, {"advmod"});
    return only != kNoToken && lower_ascii(document_.token(only).text()) == "only";
  }

  // "marched to protest against the law", "to demand a vote": who acts for that end takes the stand
  // already.
  [[nodiscard]] bool is_shown(const Frame& frame, Stance stance) const {
    const bool stands =
        stance == Stance::kEndorse || stance == Stance::kPropose || side_of(stance) < 0;
    return stands && frame.infinitive && document_.token(frame.predicate).dep() == "advcl" &&
           frame.holder == kNoToken && !syntax_.has_child(frame.predicate, {"nsubj", "nsubjpass"});
  }

  // "instructed the army to fire": what one's own are told to do is no proposal.
  [[nodiscard]] bool commands(const Deed& deed, ActorId actor) const {
    if (deed.match.sense->event != EventType::kRequest || deed.frame.content == kNoToken) {
      return false;
    }
    const std::vector<ActorId> told = parties_.of(deed.match.patients);
    const auto rules = [&](ActorId id) {
      const ActorKind kind = parties_.actor(id).kind;
      return kind == ActorKind::kGovernment || kind == ActorKind::kCountry;
    };
    // "lawmakers called on the government to act"
    if (!rules(actor) && std::any_of(told.begin(), told.end(), rules)) return false;
    return !told.empty() && std::all_of(told.begin(), told.end(), [&](ActorId id) {
      return id != actor && parties_.same_side(id, actor);
    });
  }

  [[nodiscard]] std::vector<std::uint32_t> targets_of(const Deed& deed) const {
    const Sense& sense = *deed.match.sense;
    if (sense.target) return fillers(deed.frame, deed.match, *sense.target);
    // "urged Israel to accept": what is wanted is the deed, not the one who is asked.
    if (deed.frame.content != kNoToken) return {deed.frame.content};
    return deed.match.patients;
  }

  // "expelled the envoy over the remarks"
  void grievance(const Deed& deed) {
    const std::vector<Grievance> found = grievances_.of(deed, in_.deeds);
    if (found.empty()) return;
    const std::optional<Factuality> factuality = in_.deeds.factuality(deed.frame);
    if (!factuality || !came_about(*factuality)) return;
    for (const Grievance& of : found) {
      for (ActorId actor : parties_.of(deed.frame.agents)) {
        add(actor, of.stance, of.object, deed.frame, of.rule);
      }
    }
  }

  // "They are starving our people", in somebody's own words: the speaker criticises it. A harm that
  // is told in the author's words may be a mere report.
  void accusation(const Deed& deed) {
    const Sense& sense = *deed.match.sense;
    if (*sense.event != EventType::kAssault && *sense.event != EventType::kCoerce) return;
    const StatementId said = in_.voices.at(deed.frame.predicate);
    if (said == kNoRecord || in_.voices.statements()[said].form == StatementForm::kIndirect) return;
    const std::optional<Factuality> factuality = in_.deeds.factuality(deed.frame);
    if (!factuality || !came_about(*factuality)) return;
    const std::vector<ActorId> doers = parties_.of(deed.frame.agents);
    for (ActorId speaker : in_.voices.speakers(deed.frame.predicate)) {
      const bool other = std::any_of(doers.begin(), doers.end(), [&](ActorId doer) {
        return parties_.is_political(doer) && !parties_.same_side(doer, speaker);
      });
      if (other) add(speaker, Stance::kCriticise, deed.frame.predicate, deed.frame, sense.rule);
    }
  }

  // "They must leave", said by somebody: the speaker proposes it.
  void obligation(std::uint32_t verb) {
    const std::vector<ActorId> speakers = in_.voices.speakers(verb);
    if (speakers.empty()) return;
    const Frame frame = frames_.of(verb);
    if (frame.mood != Mood::kObliged || says_obligation(syntax_, frame)) return;
    Stance stance = frame.negated ? Stance::kOppose : Stance::kPropose;
    if (is_perfect(syntax_, verb)) stance = Stance::kCriticise;  // "It should have counted guns"
    for (ActorId speaker : speakers) {
      add(speaker, stance, verb, frame, kObligation);
    }
  }

  // "We will not negotiate", said of oneself: the speaker rejects it.
  void refusal(std::uint32_t verb) {
    const std::vector<ActorId> speakers = in_.voices.speakers(verb);
    const Deed* deed = in_.deeds.at(verb);
    if (speakers.empty() || (deed != nullptr && deed->match.sense->stance)) return;
    const Frame frame = frames_.of(verb);
    // "agreed not to use force", "would not have issued it"
    const bool held = frame.holder != kNoToken && in_.deeds.at(frame.holder) != nullptr;
    if (!frame.negated || frame.mood != Mood::kPlanned || held || is_perfect(syntax_, verb)) return;
    for (ActorId agent : parties_.of(frame.agents)) {
      if (parties_.on_side(agent, speakers)) add(agent, Stance::kReject, verb, frame, kRefusal);
    }
  }

  // "There will be no talks", said by somebody: the speaker rejects them.
  void exclusion(std::uint32_t there) {
    const std::uint32_t verb = document_.records()[there].head;
    const std::uint32_t what = syntax_.child(verb, {"attr", "dobj", "nsubj"});
    const std::uint32_t modal = syntax_.child(verb, {"aux"});
    if (what == kNoToken || modal == kNoToken || document_.token(modal).tag() != "MD") return;
    const auto words = document_.children(what);
    const bool none = std::any_of(words.begin(), words.end(),
                                  [&](std::uint32_t w) { return negates(document_.token(w)); });
    if (!none) return;
    for (ActorId speaker : in_.voices.speakers(verb)) {
      add(speaker, Stance::kReject, what, frames_.of(verb), "exclusion");
    }
  }

  void add(ActorId actor, Stance stance, std::uint32_t target, const Frame& frame,
           const std::string& rule) {
    Position position;
    position.actor = actor;
    position.stance = stance;
    const bool own_words = rule == kObligation || rule == kRefusal;
    position.target_span = own_words ? deed_reach(syntax_, target) : reach_of(syntax_, target);
    // "declined to comment": on nothing that is named
    const TokenRange named = document_.tokens_in(position.target_span);
    if (stance == Stance::kNoResponse && named.size() == 1 && is_verb(document_.token(target)))
      return;
    position.evidence = evidence_of(frames_, frame.predicate);
    position.when = in_.circumstances.when(frame);
    position.statement = in_.voices.at(frame.predicate);
    position.rule = rule;
    speak_for(position);
    add_reasons(position, frame);
    for (std::size_t back = 1; back <= kNear && back <= found_.size(); ++back) {
      const Position& other = found_[found_.size() - back].position;
      if (other.actor == position.actor && side_of(other.stance) == side_of(stance) &&
          (other.target_span.overlaps(position.target_span) ||
           (other.evidence.overlaps(position.evidence) && other.rule == rule &&
            document_.text(other.target_span) == document_.text(position.target_span)))) {
        return;
      }
    }
    const Deed* deed = in_.deeds.at(frame.predicate);
    const bool denial = deed != nullptr && deed->match.sense->holds == Holds::kDenied;
    found_.push_back({std::move(position), target, denial});
  }

  // A spokesperson's stance is that of the body it speaks for.
  void speak_for(Position& position) {
    const Actor& actor = parties_.actor(position.actor);
    if (actor.affiliation == kNoRecord || !speaks_for_others(actor.role)) return;
    position.via = position.actor;
    position.actor = actor.affiliation;
  }

  [[nodiscard]] bool speaks_for_others(std::string_view role) const {
    const std::vector<std::string_view> words = split_list(role, ' ');
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return in_.deeds.senses().classes().has("spokesperson", word);
    });
  }

  void add_reasons(Position& position, const Frame& frame) {
    const std::uint32_t verb = clause_of(syntax_, frame.predicate);
    for (std::uint32_t c : document_.children(verb)) {
      const Token t = document_.token(c);
      const std::string word = lower_ascii(t.text());
      if (t.dep() == "advcl") {
        const std::uint32_t mark = syntax_.child(c, {"mark", "advmod"});
        const std::string opens =
            mark == kNoToken ? word : lower_ascii(document_.token(mark).text());
        if (one_of(opens, {"because", "since", "as", "citing"})) {
          position.reasons.push_back(syntax_.trimmed(syntax_.subtree(c)));
        } else if (one_of(opens, {"if", "unless", "provided", "once", "until"})) {
          position.conditions.push_back(syntax_.trimmed(syntax_.subtree(c)));
        }
      } else if (t.dep() == "prep" && c > frame.predicate && one_of(word, {"over", "because"})) {
        position.reasons.push_back(syntax_.trimmed(syntax_.subtree(c)));
      }
    }
    if (!position.conditions.empty() && position.stance == Stance::kAccept) {
      position.stance = Stance::kAcceptConditionally;
    }
  }

  MeaningInput in_;
  const Grievances& grievances_;
  const Syntax& syntax_;
  const Document& document_;
  const Frames& frames_;
  Parties& parties_;
  std::vector<PositionFound> found_;
};

}  // namespace

int side_of(Stance stance) {
  switch (stance) {
    case Stance::kPropose:
    case Stance::kEndorse:
    case Stance::kAccept:
    case Stance::kAcceptConditionally:
      return 1;
    case Stance::kUndecided:
    case Stance::kNoResponse:
      return 0;
    default:
      return -1;
  }
}

std::vector<PositionFound> find_positions(const MeaningInput& input, const Grievances& grievances,
                                          Parties& parties) {
  return PositionFinder(input, grievances, parties).run();
}

void drop_repeats(const Document& document, std::vector<PositionFound>& positions) {
  if (positions.empty()) return;
  const TokenRange title = document.paragraphs().front().tokens;
  if (title.size() > kLongestTitle) return;
  std::vector<PositionFound> kept;
  for (const PositionFound& found : positions) {
    const std::set<std::string> words = content_words(document, found.position.target_span);
    const bool again =
        title.contains(found.target) &&
        std::any_of(positions.begin(), positions.end(), [&](const PositionFound& other) {
          if (title.contains(other.target) || other.position.actor != found.position.actor ||
              side_of(other.position.stance) != side_of(found.position.stance)) {
            return false;
          }
          const bool of_proposal = found.position.target_kind == TargetKind::kProposal;
          if (of_proposal && other.position.target != found.position.target) return false;
          const std::set<std::string> said = content_words(document, other.position.evidence);
          return std::any_of(words.begin(), words.end(),
                             [&](const std::string& word) { return said.contains(word); });
        });
    if (!again) kept.push_back(found);
  }
  positions = std::move(kept);
}

}  // namespace standoff
