#include "standoff/meaning/events/tellings.h"

#include <algorithm>

#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::size_t kTellingsBack = 60;  // events back in which a deed may have been told before
constexpr std::size_t kMostTellings = 8;   // of one deed that later words may stand beside
constexpr std::size_t kJustTold = 3;       // events back that "the move" may be
constexpr int kLeastClear = -100;

}  // namespace

std::vector<ActorId> others(std::vector<ActorId> found, const Event& event) {
  std::erase_if(found, [&](ActorId id) { return contains(event.actors, id); });
  return found;
}

bool is_new(const Syntax& syntax, std::uint32_t noun) {
  const TokenRange phrase = syntax.noun_phrase(noun);
  const Token first = syntax.token(phrase.begin);
  return first.tag() == "CD" ||
         one_of(lower_ascii(first.text()), {"a", "an", "another", "new", "more", "further"});
}

bool is_definite(const Syntax& syntax, std::uint32_t noun) {
  if (syntax.token(noun).pos() != "NOUN") return false;
  const TokenRange phrase = syntax.noun_phrase(noun);
  return one_of(lower_ascii(syntax.token(phrase.begin).text()),
                {"the", "this", "these", "that", "those"});
}

Tellings::Tellings(const MeaningInput& input, const Parties& parties)
    : in_(input),
      syntax_(input.syntax),
      document_(input.syntax.document()),
      frames_(input.deeds.frames()),
      parties_(parties) {}

void Tellings::add(Event event, std::uint32_t predicate) {
  Telling telling = telling_of(event, predicate);
  if (merged(event, telling)) return;
  found_.push_back(std::move(event));
  tellings_.push_back(std::move(telling));
}

void Tellings::add_mention(Event event, std::uint32_t predicate) {
  const Telling telling = telling_of(event, predicate);
  merged(event, telling);
}

void Tellings::add_claim(Event event, std::uint32_t predicate) {
  Telling telling = telling_of(event, predicate);
  telling.outcome = true;
  telling.claim = true;
  telling.clarity = kLeastClear;
  merged(event, telling);
}

bool Tellings::knows(Event event, std::uint32_t predicate) const {
  const Telling telling = telling_of(event, predicate);
  for (std::size_t back = 1; back <= kTellingsBack && back <= found_.size(); ++back) {
    const std::size_t at = found_.size() - back;
    if (same_deed(found_[at], tellings_[at], event, telling)) return !found_[at].actors.empty();
  }
  return false;
}

const Event* Tellings::told_by(std::uint32_t predicate) const {
  for (std::size_t back = 1; back <= kTellingsBack && back <= found_.size(); ++back) {
    const auto& predicates = tellings_[found_.size() - back].predicates;
    if (std::find(predicates.begin(), predicates.end(), predicate) != predicates.end())
      return &found_[found_.size() - back];
  }
  return nullptr;
}

bool Tellings::done_by_others(const Event& event, const std::vector<ActorId>& who) const {
  return !event.actors.empty() &&
         std::none_of(event.actors.begin(), event.actors.end(),
                      [&](ActorId id) { return parties_.on_side(id, who); });
}

std::vector<ActorId> Tellings::doers(EventType type, const std::vector<ActorId>& not_by) const {
  std::size_t most = 0;
  std::vector<ActorId> found;
  for (std::size_t back = 1; back <= kTellingsBack && back <= found_.size(); ++back) {
    const std::size_t at = found_.size() - back;
    const std::size_t times = tellings_[at].predicates.size();
    if (found_[at].type != type || times <= most || !done_by_others(found_[at], not_by)) continue;
    most = times;
    found = found_[at].actors;
  }
  return found;
}

std::vector<ActorId> Tellings::last_doers(const std::vector<ActorId>& not_by) const {
  for (std::size_t back = 1; back <= kJustTold && back <= found_.size(); ++back) {
    const Event& event = found_[found_.size() - back];
    const bool words = event.type == EventType::kAccuse || event.type == EventType::kSupport ||
                       event.type == EventType::kRequest || event.type == EventType::kConsult;
    if (!words && came_about(event.factuality) && done_by_others(event, not_by))
      return event.actors;
  }
  return {};
}

Tellings::Telling Tellings::telling_of(Event& event, std::uint32_t predicate) const {
  event.evidence = evidence_of(frames_, predicate);
  Telling telling;
  telling.predicate = predicate;
  telling.predicates = {predicate};
  telling.lemma = lower_ascii(document_.token(predicate).lemma());
  telling.headline = is_heading(predicate);
  telling.definite = is_definite(syntax_, predicate);
  telling.outcome = is_outcome(event, predicate);
  telling.toll = is_toll(event, predicate);
  telling.clarity = clarity(event, predicate);
  return telling;
}

// Whether an event that was found before tells the same; it then keeps the clearer words.
bool Tellings::merged(Event& event, const Telling& telling) {
  for (std::size_t back = 1; back <= kTellingsBack && back <= found_.size(); ++back) {
    const std::size_t at = found_.size() - back;
    if (!same_deed(found_[at], tellings_[at], event, telling)) continue;
    merge(found_[at], tellings_[at], std::move(event), telling);
    return true;
  }
  return false;
}

// Whether it stands in the title or in a heading: a paragraph that no full stop ends.
bool Tellings::is_heading(std::uint32_t predicate) const {
  const std::uint32_t at = document_.paragraph_of(predicate);
  if (at == 0) return true;
  const TokenRange paragraph = document_.paragraphs()[at].tokens;
  for (std::uint32_t t = paragraph.end; t-- > paragraph.begin;) {
    const Token token = document_.token(t);
    if (token.record().is_space) continue;
    return token.pos() != "PUNCT";
  }
  return false;
}

int Tellings::clarity(const Event& event, std::uint32_t predicate) const {
  const Token t = document_.token(predicate);
  int clarity = t.pos() == "VERB" ? 2 : 0;
  if (one_of(t.tag(), {"VBG", "VB"}) && !syntax_.has_child(predicate, {"aux"})) clarity -= 3;
  if (!event.actors.empty()) clarity += 3;
  if (!event.recipients.empty()) clarity += 2;
  if (event.when != kNoRecord) ++clarity;
  if (is_heading(predicate)) clarity -= 8;
  return clarity;
}

// Whether the verb only tells what came of a deed that a noun beside it names: "died in the raid",
// "attended the talks".
bool Tellings::is_outcome(const Event& event, std::uint32_t predicate) const {
  if (document_.token(predicate).pos() != "VERB") return false;
  const Frame frame = frames_.of(predicate);
  const auto names_it = [&](std::uint32_t token) {
    return is_definite(syntax_, token) && in_.deeds.deed(token) == event.type;
  };
  return std::any_of(frame.agents.begin(), frame.agents.end(), names_it) ||
         std::any_of(frame.patients.begin(), frame.patients.end(), names_it) ||
         std::any_of(frame.obliques.begin(), frame.obliques.end(),
                     [&](const Oblique& oblique) { return names_it(oblique.object); });
}

// "were killed and 60 hurt when rockets struck"
bool Tellings::has_clause_of_time(std::uint32_t predicate) const {
  const TokenRange clause = syntax_.subtree(predicate);
  for (std::uint32_t t = predicate + 1; t < clause.end; ++t) {
    if (document_.token(t).dep() == "advcl") return true;
  }
  return false;
}

// Whether it only counts whom a deed that was told before has harmed: "35 people were wounded".
bool Tellings::is_toll(const Event& event, std::uint32_t predicate) const {
  if (event.type != EventType::kAssault || !event.actors.empty() || event.when != kNoRecord ||
      document_.token(predicate).pos() != "VERB") {
    return false;
  }
  const NounClasses& classes = in_.deeds.senses().classes();
  if (!classes.has("outcome", document_, predicate)) return false;
  const Frame frame = frames_.of(predicate);
  return frame.passive && frame.obliques.empty() && !frame.patients.empty() &&
         !has_clause_of_time(predicate) &&
         std::all_of(frame.patients.begin(), frame.patients.end(), [&](std::uint32_t victim) {
           return syntax_.has_child(victim, {"nummod"}) && classes.has("heads", document_, victim);
         });
}

// Whether one is the object or content of the other: "imposed sanctions", "agreed to lift".
bool Tellings::nested(std::uint32_t a, std::uint32_t b) const {
  if (document_.token(b).pos() == "VERB" && frames_.of(b).holder == a) return true;
  for (const auto& [noun, verb] : {std::pair(a, b), std::pair(b, a)}) {
    const Token n = document_.token(noun);
    if (n.pos() != "NOUN") continue;
    // "sanctions imposed by the bloc"
    const Token v = document_.token(verb);
    if (one_of(v.dep(), {"acl", "relcl"}) && v.record().head == noun) return true;
    if (n.is_root()) continue;
    // "the assault has killed hundreds"
    if (n.dep() == "nsubj" && n.record().head == verb) return true;
    Token above = n.head();
    if (above.dep() == "prep" || n.dep() == "pobj") above = above.head();
    if (above.index() == verb) return true;
  }
  return false;
}

// Whether it only says from or up to when the other was done: "the deadliest attack since the army
// deposed the king".
bool Tellings::is_reference_time(std::uint32_t predicate, std::uint32_t other) const {
  if (document_.token(predicate).dep() != "advcl" || syntax_.subtree(predicate).contains(other))
    return false;
  const std::uint32_t mark = syntax_.child(predicate, {"mark"});
  return mark != kNoToken &&
         one_of(lower_ascii(document_.token(mark).text()), {"since", "before", "until", "till"});
}

bool Tellings::is_unnamed(const std::vector<ActorId>& actors) const {
  return std::all_of(actors.begin(), actors.end(),
                     [&](ActorId id) { return parties_.actor(id).kind == ActorKind::kUnnamed; });
}

bool Tellings::fit(const std::vector<ActorId>& a, const std::vector<ActorId>& b) const {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](ActorId x) {
    return std::any_of(b.begin(), b.end(), [&](ActorId y) { return parties_.same_side(x, y); });
  });
}

// Whether b's word stands in a's phrase, or tells what came of a in the same sentence: "the strike
// hit a market and killed nine".
bool Tellings::belongs(const Event& a, const Telling& ta, const Event& b, const Telling& tb) const {
  const bool same_sentence =
      document_.sentence_of(ta.predicate) == document_.sentence_of(tb.predicate);
  // "shot at the crowd and killed five", "marched to protest", "warned that it will use force"
  const bool told_on = a.type == EventType::kProtest || a.type == EventType::kThreaten ||
                       in_.deeds.senses().classes().has("outcome", document_, tb.predicate);
  if (same_sentence && told_on && count_shared(a.actors, b.actors) > 0) return true;
  // "condemned the raid, calling it a crime"
  if (same_sentence && a.type == EventType::kAccuse && a.mode == b.mode &&
      count_shared(a.actors, b.actors) > 0 && fit(a.recipients, b.recipients)) {
    return true;
  }
  if (same_sentence && (a.actors.empty() || b.actors.empty()) && ta.lemma != tb.lemma &&
      came_about(a.factuality) == came_about(b.factuality) &&
      !is_reference_time(ta.predicate, tb.predicate) &&
      !is_reference_time(tb.predicate, ta.predicate)) {
    return true;
  }
  return std::any_of(ta.predicates.begin(), ta.predicates.end(),
                     [&](std::uint32_t p) { return nested(p, tb.predicate); });
}

// Whether the words of two tellings that may be of one deed show that they are.
bool Tellings::retold(const Event& a, const Telling& ta, const Event& b, const Telling& tb) const {
  const bool same_doers = count_shared(a.actors, b.actors) > 0;
  const bool same_when = a.when != kNoRecord && b.when != kNoRecord;
  if (same_when && count_shared(a.recipients, b.recipients) > 0) return true;
  // "Norvian strikes": no new ones
  if (same_doers && is_noun(tb) && !is_new(syntax_, tb.predicate)) return true;
  const bool same_sense = a.rule == b.rule && a.type > EventType::kThreaten;
  if (ta.lemma != tb.lemma && !same_sense) return false;
  const bool same_recipients =
      count_shared(a.recipients, b.recipients) > 0 || a.recipients.empty() || b.recipients.empty();
  if (same_doers) return same_recipients;
  // "downed five jets … the jets were downed"
  const bool passive = a.actors.empty() || b.actors.empty();
  return passive && count_shared(a.recipients, b.recipients) > 0;
}

// Whether those who do the one suffer the other: "their attacks … the strike on them".
bool Tellings::is_returned(const Event& a, const Event& b) {
  return count_shared(a.actors, b.recipients) > 0 || count_shared(a.recipients, b.actors) > 0;
}

// "met the envoys … met the king"
bool Tellings::is_other_meeting(const Event& a, const Event& b, const Telling& tb) {
  return a.type == EventType::kConsult && a.actors.size() > 1 && b.actors.size() > 1 &&
         !tb.definite && count_shared(a.actors, b.actors) < 2;
}

bool Tellings::same_deed(const Event& a, const Telling& ta, const Event& b,
                         const Telling& tb) const {
  if (a.type != b.type) return false;
  if (belongs(a, ta, b, tb)) return true;
  if (is_returned(a, b) || is_other_meeting(a, b, tb)) return false;
  // "A bomber killed nine … the group claimed the attack": who owns up to it sent him.
  const bool sent = tb.claim && is_unnamed(a.actors);
  if (!sent && !fit(a.actors, b.actors)) return false;
  // Tolls are of blows, not of a war.
  if (tb.toll && (!a.mode.empty() || is_noun(ta)) && came_about(a.factuality)) return true;
  const bool same_doers = count_shared(a.actors, b.actors) > 0;
  // "the strike" of those who struck before, whomever it is said to have hit
  const bool taken_up = tb.outcome || (tb.definite && same_doers);
  if (!fit(a.recipients, b.recipients) && !taken_up) return false;
  if (!in_.circumstances.same_time(a.when, b.when) && !ta.headline) return false;
  if (came_about(a.factuality) != came_about(b.factuality)) return false;
  // "the killing of two guards": not of others that were told before
  const bool anaphoric =
      tb.definite && (a.recipients.empty() || b.recipients.empty() || same_doers ||
                      count_shared(a.recipients, b.recipients) > 0);
  if (anaphoric || tb.outcome || ta.headline) return true;
  // An article tells of one wave of protests.
  if (a.type == EventType::kProtest && a.mode == b.mode && is_noun(tb)) return true;
  if (a.type == EventType::kConsult && count_shared(a.actors, b.actors) >= 2) return true;
  return retold(a, ta, b, tb);
}

void Tellings::merge(Event& kept, Telling& telling, Event again, const Telling& other) const {
  std::vector<std::uint32_t> predicates = telling.predicates;
  // "an attack that killed nine": both words tell it.
  if (document_.sentence_of(telling.predicate) == document_.sentence_of(other.predicate)) {
    kept.evidence = again.evidence = {std::min(kept.evidence.begin, again.evidence.begin),
                                      std::max(kept.evidence.end, again.evidence.end)};
  }
  if (predicates.size() < kMostTellings) predicates.push_back(other.predicate);
  if (other.clarity > telling.clarity) {
    std::swap(kept, again);
    telling = other;
  }
  telling.predicates = std::move(predicates);
  // Whoever names the doer vouches for it; the author's own word needs no claimant.
  if (kept.actors.empty() || (other.claim && is_unnamed(kept.actors))) {
    std::swap(kept.actors, again.actors);
    join(kept.actors, again.actors);
    if (kept.claimed_by == kNoRecord && !kept.actors.empty()) kept.claimed_by = again.claimed_by;
  } else if (again.claimed_by == kNoRecord && !again.actors.empty()) {
    kept.claimed_by = kNoRecord;
  }
  join(kept.recipients, others(again.recipients, kept));
  join(kept.partners, again.partners);
  if (kept.when == kNoRecord) kept.when = again.when;
  if (kept.mode.empty()) kept.mode = again.mode;
  kept.mentions.push_back(again.trigger);
  kept.mentions.insert(kept.mentions.end(), again.mentions.begin(), again.mentions.end());
}

}  // namespace standoff
