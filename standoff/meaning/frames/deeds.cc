#include "standoff/meaning/frames/deeds.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::uint32_t kMostSentences = 2;  // back to what "it" stands for

// "U.S.", "UN", "EU": these stand for who acts.
bool is_abbreviation(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr int kMaxHolders = 6;  // "agreed to try to stop ..."

Factuality of_mood(Mood mood) {
  switch (mood) {
    case Mood::kAsserted:
      return Factuality::kHappened;
    case Mood::kOngoing:
      return Factuality::kOngoing;
    case Mood::kPlanned:
      return Factuality::kPlanned;
    case Mood::kPossible:
    case Mood::kObliged:
      return Factuality::kPossible;
    case Mood::kConditional:
      return Factuality::kConditional;
  }
  return Factuality::kHappened;
}

Factuality of_holds(Holds holds) {
  switch (holds) {
    case Holds::kOngoing:
      return Factuality::kOngoing;
    case Holds::kPlanned:
      return Factuality::kPlanned;
    case Holds::kPossible:
      return Factuality::kPossible;
    case Holds::kConditional:
      return Factuality::kConditional;
    case Holds::kNegated:
      return Factuality::kNegated;
    case Holds::kDenied:
      return Factuality::kDenied;
    default:
      return Factuality::kHappened;
  }
}

// What holds of a deed when its holder makes it `made` and the holder itself is `holder`.
Factuality under(Factuality made, Factuality holder) {
  if (is_untrue(made)) return is_untrue(holder) ? Factuality::kPossible : made;
  if (came_about(made) || is_untrue(holder)) {
    return holder == Factuality::kHappened ? made : holder;
  }
  return made;
}

}  // namespace

bool came_about(Factuality factuality) {
  return factuality == Factuality::kHappened || factuality == Factuality::kOngoing;
}

bool is_untrue(Factuality factuality) {
  return factuality == Factuality::kNegated || factuality == Factuality::kDenied;
}

Deeds::Deeds(const Frames& frames, const Senses& senses, const Parties& parties)
    : frames_(frames), senses_(senses), parties_(parties) {
  const Document& document = frames.syntax().document();
  state_.assign(document.token_count(), State::kUnread);
  deeds_.resize(document.token_count());
  // In order: of two deeds that are each other's content the first has none.
  for (std::uint32_t t = 0; t < document.token_count(); ++t) read_once(t);
}

void Deeds::read(std::uint32_t predicate) const {
  state_[predicate] = State::kReading;  // a deed in its own content has no type yet
  if (can_tell(predicate)) deeds_[predicate] = understand(predicate);
  state_[predicate] = State::kRead;
}

std::uint32_t Deeds::taken_up(std::uint32_t word) const {
  const Document& document = frames_.syntax().document();
  if (!one_of(lower_ascii(document.token(word).text()), {"it", "this", "that"})) return word;
  const std::uint32_t here = document.sentence_of(word);
  for (std::uint32_t at = word; at-- > 0 && here - document.sentence_of(at) < kMostSentences;) {
    const Token t = document.token(at);
    if (t.pos() == "NOUN" && one_of(t.dep(), {"nsubj", "nsubjpass", "dobj", "pobj"}) &&
        (senses_.classes().has("judged", document, at) ||
         senses_.classes().has("proposal", document, at))) {
      return at;
    }
  }
  return word;
}

bool Deeds::can_tell(std::uint32_t predicate) const {
  const Token token = frames_.syntax().token(predicate);
  return one_of(token.pos(), {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV"}) &&
         !one_of(token.dep(), {"aux", "auxpass"}) && !is_part_of_name(predicate);
}

std::unique_ptr<Deed> Deeds::understand(std::uint32_t predicate) const {
  const Document& document = frames_.syntax().document();
  const Token token = document.token(predicate);
  const PredicateKind kind = frames_.kind_of(predicate);
  // A participle may be known as a verb or as an adjective.
  const bool participle = token.pos() == "VERB" && one_of(token.dep(), {"acomp", "amod", "oprd"});
  const PredicateKind other =
      kind == PredicateKind::kVerb ? PredicateKind::kAdjective : PredicateKind::kVerb;
  const bool known = senses_.knows(document, predicate, kind);
  if (std::unique_ptr<Deed> state = understand_state(predicate)) return state;
  if (!known && !(participle && senses_.knows(document, predicate, other))) return nullptr;
  Frame frame = frames_.of(predicate);
  // "the minister's arrest": the owner undergoes it.
  if (frame.kind == PredicateKind::kNoun && frame.patients.empty() && frame.carrier == kNoToken &&
      senses_.classes().has("undergone", document, predicate)) {
    std::swap(frame.agents, frame.patients);
  }
  // "the resignation of the minister"
  if (frame.kind == PredicateKind::kNoun && frame.agents.empty() && frame.carrier == kNoToken &&
      senses_.classes().has("done_by", document, predicate)) {
    std::swap(frame.agents, frame.patients);
  }
  // "the bloc is a critic of the plan": whoever is called so does it.
  if (frame.kind == PredicateKind::kNoun && frame.agents.empty() &&
      senses_.classes().has("doer", document, predicate)) {
    frame.agents = frame.subjects;
  }
  drop_place(frame);
  if (std::unique_ptr<Deed> reduced = understand_headline(frame)) return reduced;
  std::optional<SenseMatch> match = senses_.match(frames_.syntax(), frame, *this);
  if (!match && participle) {
    frame.kind = other;
    match = senses_.match(frames_.syntax(), frame, *this);
  }
  if (!match) return nullptr;
  return std::make_unique<Deed>(Deed{std::move(frame), std::move(*match)});
}

// "Minister jailed for 12 years": headlines tell what is done in the present, and leave out the
// auxiliary of what is suffered.
std::unique_ptr<Deed> Deeds::understand_headline(const Frame& frame) const {
  const Syntax& syntax = frames_.syntax();
  const Token verb = syntax.token(frame.predicate);
  const bool bare = frame.kind == PredicateKind::kVerb && !frame.passive &&
                    frame.patients.empty() && one_of(verb.tag(), {"VBD", "VBN"}) &&
                    verb.is_root() && !syntax.has_child(frame.predicate, {"aux", "ccomp", "xcomp"});
  if (!bare || frame.agents.empty() || syntax.document().paragraph_of(frame.predicate) != 0)
    return nullptr;
  Frame reduced = frame;
  reduced.passive = true;
  reduced.patients = std::exchange(reduced.agents, {});
  std::optional<SenseMatch> match = senses_.match(syntax, reduced, *this);
  const std::optional<EventType> type = match ? match->sense->event : std::nullopt;
  const bool suffered =
      type == EventType::kAssault || type == EventType::kCoerce || type == EventType::kSanction;
  if (!suffered || match->sense->mutual) return nullptr;
  return std::make_unique<Deed>(Deed{std::move(reduced), std::move(*match)});
}

// In "the Lebanon truce" the name tells where, not whose.
void Deeds::drop_place(Frame& frame) const {
  const Document& document = frames_.syntax().document();
  if (frame.kind != PredicateKind::kNoun ||
      !senses_.classes().has("named_by_place", document, frame.predicate)) {
    return;
  }
  std::erase_if(frame.agents, [&](std::uint32_t agent) {
    const Token t = document.token(agent);
    return t.dep() == "compound" && !is_abbreviation(t.text());
  });
}

// "was disappointed by the vote", "is opposed to it"
std::unique_ptr<Deed> Deeds::understand_state(std::uint32_t predicate) const {
  const Document& document = frames_.syntax().document();
  if (!frames_.is_state(predicate) ||
      !senses_.knows(document, predicate, PredicateKind::kAdjective)) {
    return nullptr;
  }
  // "was welcomed by Egypt" is no state, "was disappointed by the vote" is one.
  const std::uint32_t by = frames_.syntax().object_of(predicate, "by");
  if (by != kNoToken && acts(by) && senses_.knows(document, predicate, PredicateKind::kVerb))
    return nullptr;
  Frame frame = frames_.state(predicate);
  if (frame.content != kNoToken) return nullptr;  // "is set to leave" tells of the leaving
  std::optional<SenseMatch> match = senses_.match(frames_.syntax(), frame, *this);
  if (!match || (!match->sense->event && !match->sense->stance)) return nullptr;
  return std::make_unique<Deed>(Deed{std::move(frame), std::move(*match)});
}

const Deed* Deeds::at(std::uint32_t predicate) const {
  read_once(predicate);
  return deeds_[predicate].get();
}

// "Mobilization" in "Popular Mobilization Forces"
bool Deeds::is_part_of_name(std::uint32_t token) const {
  const Document& document = frames_.syntax().document();
  const std::uint32_t at = document.entity_of(token);
  if (at == Document::kNone || document.token(token).pos() != "PROPN") return false;
  const Entity& entity = document.entities()[at];
  return entity.tokens.size() > 1 &&
         one_of(document.label(entity.label), {"ORG", "PERSON", "FAC", "GPE", "WORK_OF_ART"});
}

// "continue fighting" tells of the fighting: a word that only says how a deed goes on or comes
// about is looked through.
std::optional<EventType> Deeds::deed(std::uint32_t predicate) const {
  for (int step = 0; step < kMaxHolders; ++step) {
    const Deed* deed = at(predicate);
    if (deed == nullptr) return std::nullopt;
    const Sense& sense = *deed->match.sense;
    if (sense.event) return sense.event;
    const bool looked_through = sense.holds == Holds::kHappened || sense.holds == Holds::kOngoing;
    if (!looked_through || deed->frame.content == kNoToken) return std::nullopt;
    predicate = deed->frame.content;
  }
  return std::nullopt;
}

// "called for an attack", "open to talks": what stands under the preposition of a request is no
// deed yet.
bool Deeds::is_called_for(const Frame& frame) const {
  const Token noun = frames_.syntax().token(frame.predicate);
  if (frame.kind != PredicateKind::kNoun || noun.dep() != "pobj") return false;
  const Deed* above = at(noun.head().record().head);
  if (above == nullptr) return false;
  const auto& asked = above->match.patients;
  const std::optional<EventType> type = above->match.sense->event;
  const bool asks = type == EventType::kRequest || type == EventType::kThreaten ||
                    (type == EventType::kAgree && above->frame.kind == PredicateKind::kAdjective);
  return asks && std::find(asked.begin(), asked.end(), frame.predicate) != asked.end();
}

Holds Deeds::held_by(const Frame& frame) const {
  if (frame.kind == PredicateKind::kNoun) {
    const Syntax& syntax = frames_.syntax();
    for (std::uint32_t c : syntax.document().children(frame.predicate)) {
      if (syntax.token(c).dep() != "amod") continue;
      const Holds made = senses_.modifier(syntax.token(c));
      if (made != Holds::kAsItStands) return made;
    }
  }
  // "announced a withdrawal": what the carrying verb makes of it comes first.
  if (frame.carrier != kNoToken) {
    const Deed* carrier = at(frame.carrier);
    if (carrier != nullptr && carrier->match.sense->holds != Holds::kAsItStands) {
      return carrier->match.sense->holds;
    }
  }
  if (frame.holder == kNoToken) return is_called_for(frame) ? Holds::kDrop : Holds::kAsItStands;
  const Deed* holder = at(frame.holder);
  if (holder == nullptr) return Holds::kAsItStands;
  const Sense& sense = *holder->match.sense;
  // What is asked for, refused or threatened is told by the asking.
  const bool told = sense.event == EventType::kRequest || sense.event == EventType::kReject ||
                    sense.event == EventType::kThreaten ||
                    (sense.stance == Stance::kPropose && sense.holds == Holds::kPossible);
  if (told) return Holds::kDrop;
  return sense.holds == Holds::kClaimed ? Holds::kHappened : sense.holds;
}

std::optional<Factuality> Deeds::factuality(const Frame& frame) const {
  return factuality(frame, 0);
}

std::optional<Factuality> Deeds::factuality(const Frame& frame, int steps) const {
  Factuality own = frame.negated ? Factuality::kNegated : of_mood(frame.mood);
  const Holds holds = held_by(frame);
  if (holds == Holds::kDrop) return std::nullopt;
  Factuality holder = Factuality::kHappened;
  if (frame.holder != kNoToken && steps < kMaxHolders) {
    Frame above;
    if (const Deed* deed = at(frame.holder)) {
      above = deed->frame;
    } else {
      above = frames_.of(frame.holder);
    }
    const std::optional<Factuality> held = factuality(above, steps + 1);
    // "wants them to stop shelling": what is asked for is told by the asking.
    if (!held && holds != Holds::kAsItStands) return std::nullopt;
    holder = held.value_or(Factuality::kPossible);
    // Who is told to go on is at it already.
    if (holds == Holds::kOngoing && above.infinitive && holder == Factuality::kPlanned)
      return Factuality::kOngoing;
  }
  const bool denied = is_untrue(holder);
  // "has not decided whether to go": it is open.
  if (frame.infinitive && frame.mood == Mood::kPossible && denied) return own;
  if (holds != Holds::kAsItStands && own != Factuality::kNegated) {
    return under(of_holds(holds), holder);
  }
  if (own == Factuality::kNegated) return own;
  // "did not manage to": without a say of its own the holder decides.
  if ((frame.infinitive || frame.carrier != kNoToken) && denied) return holder;
  // What is had or wanted may exist without that: "if they accept the demands".
  const bool apart = frame.kind == PredicateKind::kNoun && frame.carrier == kNoToken;
  if (!apart && came_about(own) && holder == Factuality::kConditional) return holder;
  return own;
}

}  // namespace standoff
