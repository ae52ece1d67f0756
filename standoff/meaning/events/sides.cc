#include "standoff/meaning/events/sides.h"

#include <algorithm>
#include <array>

namespace standoff {
namespace {

// Roles whose actor a deed is done to, where its line does not say.
const std::array<RoleName, 8> kUsualRecipients = {{{Role::kPatient, {}},
                                                   {Role::kRecipient, {}},
                                                   {Role::kOblique, "on"},
                                                   {Role::kOblique, "against"},
                                                   {Role::kOblique, "to"},
                                                   {Role::kOblique, "at"},
                                                   {Role::kOblique, "toward"},
                                                   {Role::kOblique, "for"}}};

// Where nobody is named to whom it is done: "drills around the island".
const std::array<RoleName, 6> kSurroundings = {{{Role::kOblique, "around"},
                                                {Role::kOblique, "along"},
                                                {Role::kOblique, "across"},
                                                {Role::kOblique, "into"},
                                                {Role::kOblique, "near"},
                                                {Role::kOblique, "towards"}}};

constexpr std::uint32_t kAnswerReach = 60;  // words of others that "the charge" may answer
constexpr int kMostHeads = 4;  // between a deed and the words that blame somebody for it
constexpr int kMostDeeds = 2;  // in each other: "refused to lift its sanctions against them"

// "with" names a partner, not a tool.
bool is_cooperative(EventType type) { return type <= EventType::kRequest; }

bool is_judgement(EventType type) {
  return type == EventType::kAccuse || type == EventType::kReject || type == EventType::kSupport;
}

bool by_force(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce || type == EventType::kThreaten;
}

bool is_answer(std::optional<Stance> stance) {
  return stance == Stance::kAccept || stance == Stance::kAcceptConditionally ||
         stance == Stance::kReject || stance == Stance::kNoResponse || stance == Stance::kUndecided;
}

void drop_own(std::vector<ActorId>& found, const Event& event, const Parties& parties) {
  std::erase_if(found, [&](ActorId id) { return parties.on_side(id, event.actors); });
}

}  // namespace

std::vector<ActorId> Sides::done_to(const Deed& deed, const Event& event) {
  std::vector<ActorId> found = responders(deed.frame, event);
  if (found.empty()) found = recipients(deed, event, 0);
  if (found.empty() && deed.match.sense->by_speaker) {
    found = others(doers_of_named(deed.frame), event);
  }
  // "what it called Norvian aggression"
  if (found.empty() && deed.match.sense->by_speaker && deed.frame.kind == PredicateKind::kNoun) {
    found = others(parties_.of(deed.frame.agents), event);
  }
  // "the strike" by nobody may be one that was told before.
  if (found.empty() && !(event.actors.empty() && is_definite(syntax_, deed.frame.predicate))) {
    found = others(parties_.of(died_in(deed.frame, event.type)), event);
  }
  if (found.empty() && !event.actors.empty()) {
    found = others(parties_.of(struck_by(deed.frame, event.type)), event);
  }
  if (found.empty()) found = of_deed_named(deed, event);
  if (found.empty() && event.type == EventType::kAid) found = others(helped(deed.frame), event);
  if (found.empty() && event.mode != "strike") found = state_around(deed, event);
  return found;
}

// Whoever does what others help with: "held the town with the help of Norvia".
std::vector<ActorId> Sides::helped(const Frame& frame) {
  const Token noun = document_.token(frame.predicate);
  if (noun.dep() != "pobj" || lower_ascii(noun.head().text()) != "with") return {};
  const std::uint32_t verb = noun.head().record().head;
  return is_verb(document_.token(verb)) ? parties_.of(frames_.of(verb).agents)
                                        : std::vector<ActorId>{};
}

// Who answers the demand or charge that a noun names: "rejected Norvia's demands".
std::vector<ActorId> Sides::responders(const Frame& frame, const Event& event) {
  if (frame.kind != PredicateKind::kNoun || frame.carrier != kNoToken ||
      (event.type != EventType::kRequest && event.type != EventType::kAccuse)) {
    return {};
  }
  Token above = document_.token(frame.predicate).head();
  if (above.dep() == "prep") above = above.head();
  const Deed* answer = in_.deeds.at(above.index());
  if (answer == nullptr || !is_answer(answer->match.sense->stance)) return {};
  return others(parties_.of(answer->frame.agents), event);
}

// The actors in the first of these roles that has any.
std::vector<ActorId> Sides::in_roles(const Deed& deed, const Event& event,
                                     std::span<const RoleName> roles) {
  for (const RoleName& role : roles) {
    std::vector<ActorId> found;
    for (std::uint32_t filler : fillers(deed.frame, deed.match, role)) {
      join(found, others(named_by(filler, event.type), event));
    }
    if (!found.empty()) return found;
  }
  return {};
}

// Whom the words of the deed name in the roles of its line.
std::vector<ActorId> Sides::named_recipients(const Deed& deed, const Event& event) {
  // "asked them for help": what is asked for stands under the preposition.
  std::vector<ActorId> found;
  if (event.type == EventType::kRequest && deed.match.patients != deed.frame.patients) {
    found = others(parties_.of(deed.frame.patients), event);
  }
  if (!found.empty()) return found;
  found = deed.match.sense->recipient.empty() ? in_roles(deed, event, kUsualRecipients)
                                              : in_roles(deed, event, deed.match.sense->recipient);
  // "jammed their signals": not one's own; but states jail their own people
  const bool jails = event.mode == "arrest";
  if (by_force(event.type) && !jails && has_pronoun_owner(deed.match.patients)) {
    drop_own(found, event, parties_);
  }
  if (found.empty() && is_cooperative(event.type)) {
    found = others(parties_.of(fillers(deed.frame, deed.match, {Role::kOblique, "with"})), event);
  }
  return found;
}

std::vector<ActorId> Sides::recipients(const Deed& deed, const Event& event, int depth) {
  std::vector<ActorId> found = named_recipients(deed, event);
  // "said that Israel must stop", "accused them of hiding": whoever does what is in the content,
  // but for a promise, which is of one's own side: "announced that its army will help them".
  if (found.empty() && deed.frame.content != kNoToken) {
    found = others(parties_.of(frames_.subjects(deed.frame.content)), event);
    if (event.type < EventType::kRequest) drop_own(found, event, parties_);
  }
  const int deepest = event.type == EventType::kReject ? kMostDeeds : 1;
  if (found.empty() && depth < deepest) found = of_content(deed, event, depth);
  // Whose thing it is: "agreed to Beijing's demands".
  if (found.empty() && is_cooperative(event.type)) {
    found = others(parties_.of(deed.match.patients), event);
  }
  if (found.empty() && !is_cooperative(event.type)) found = in_roles(deed, event, kSurroundings);
  const bool in_words = event.type == EventType::kRequest || event.type == EventType::kAccuse ||
                        event.type == EventType::kSupport;
  if (!found.empty() || in_words) return found;
  found = aimed_at(deed.match.patients, event);
  // "agreed to open a road to Kelsund"
  if (depth > 0) std::erase_if(found, [&](ActorId id) { return parties_.is_unplaced(id); });
  return found;
}

bool Sides::has_pronoun_owner(const std::vector<std::uint32_t>& things) const {
  return std::any_of(things.begin(), things.end(), [&](std::uint32_t thing) {
    const std::uint32_t owner = syntax_.child(thing, {"poss"});
    return owner != kNoToken && document_.token(owner).tag() == "PRP$";
  });
}

// "pledged a million in aid for Norvia", "suspended talks with the rebels": for whom the thing is.
std::vector<ActorId> Sides::aimed_at(const std::vector<std::uint32_t>& things, const Event& event) {
  std::vector<ActorId> found;
  for (std::uint32_t thing : things) {
    std::uint32_t at = thing;
    for (int step = 0; step < kMostDeeds && at != kNoToken && found.empty(); ++step) {
      join(found, aim_of(at, event));
      const std::uint32_t inner = syntax_.object_of(at, "in");
      at = inner != kNoToken ? inner : syntax_.object_of(at, "of");
    }
  }
  return found;
}

std::vector<ActorId> Sides::aim_of(std::uint32_t thing, const Event& event) {
  std::string_view apart = is_cooperative(event.type) ? "from" : "for";
  if (event.type == EventType::kReject) apart = {};  // "vetoed a loan for them"
  std::vector<ActorId> found;
  for (const char* preposition : {"to", "for", "on", "against", "with", "from", "near", "along",
                                  "around", "towards", "off"}) {
    if (preposition == apart) continue;  // "revenge for the raid", "bought arms from them"
    const std::uint32_t object = syntax_.object_of(thing, preposition);
    if (object == kNoToken) continue;
    for (std::uint32_t joined : syntax_.conjuncts(object)) {
      join(found, others(named_by(joined, event.type), event));
    }
  }
  return found;
}

// "agreed to lift tariffs on Mexico", "condemned strikes on Syria": words about a deed concern
// whoever does it or, where nobody else does, whoever suffers it.
std::vector<ActorId> Sides::of_content(const Deed& deed, const Event& event, int depth) {
  for (std::uint32_t token : fillers(deed.frame, deed.match, {Role::kContent, {}})) {
    const Frame frame = frames_.of(token);
    std::vector<ActorId> found = others(parties_.of(frame.agents), event);
    // "condemned what it called Norvian aggression"
    const std::uint32_t called = syntax_.child(token, {"oprd"});
    if (called != kNoToken && in_.deeds.senses().classes().has("judging", document_, token)) {
      found = others(named_by(called, event.type), event);
    }
    if (event.type < EventType::kRequest) drop_own(found, event, parties_);
    const bool judged = event.type == EventType::kAccuse || event.type == EventType::kSupport;
    if (found.empty() && !judged) {
      const Deed* content = in_.deeds.at(token);
      found = content != nullptr && content->match.sense->event
                  ? recipients(*content, event, depth + 1)
                  : others(concerned(frame), event);
      if (event.type == EventType::kThreaten) drop_own(found, event, parties_);
    }
    if (!found.empty()) return found;
  }
  return {};
}

// Those whom a deed that no line knows is done to, or done with.
std::vector<ActorId> Sides::concerned(const Frame& frame) {
  std::vector<ActorId> found;
  for (std::uint32_t patient : frame.patients) {  // "send a delegation": nobody yet
    if (!is_new(syntax_, patient)) join(found, parties_.of({patient}));
  }
  for (const Oblique& oblique : frame.obliques) {
    if (found.empty() && one_of(oblique.preposition, {"on", "against", "to", "with"})) {
      found = parties_.of({oblique.object});
    }
  }
  return found.empty() ? parties_.of(frame.patients) : found;
}

// "rejected the charge": whoever spoke last before the noun and is none of its own side.
std::vector<ActorId> Sides::last_speakers(std::uint32_t noun, const Event& event) const {
  for (std::uint32_t back = 1; back <= kAnswerReach && back <= noun; ++back) {
    std::vector<ActorId> said = in_.voices.speakers(noun - back);
    if (said.empty() || !parties_.is_political(said.front()) ||
        parties_.actor(said.front()).kind == ActorKind::kMedia) {
      continue;
    }
    if (!parties_.on_side(said.front(), event.actors)) return said;
  }
  return {};
}

// "denounced the deal", "rejected the warrant", "dismissed the charge": whoever made it, as told
// before.
std::vector<ActorId> Sides::makers_of(std::uint32_t noun, std::optional<EventType> named,
                                      const Deed& deed, const Event& event) const {
  const bool definite = is_definite(syntax_, noun);
  const bool blamed = event.type == EventType::kAccuse ? named != EventType::kAccuse : definite;
  std::vector<ActorId> found;
  if (blamed && named) found = told_.doers(*named, event.actors);
  if (!found.empty() || !deed.match.sense->stance || event.actors.empty() || !definite)
    return found;
  const auto is = [&](std::string_view name) {
    return in_.deeds.senses().classes().has(name, document_, noun);
  };
  if (is("decision") || is("doing")) found = told_.last_doers(event.actors);
  const bool said = is("charge") || is("demand") || is("statement");
  return found.empty() && said ? last_speakers(noun, event) : found;
}

// "condemned the strike", "is under sanctions": whoever struck, as told before; whoever is under.
std::vector<ActorId> Sides::of_deed_named(const Deed& deed, const Event& event) {
  std::vector<ActorId> found;
  const RoleName about = {deed.match.sense->by_speaker ? Role::kSubject : Role::kPatient, {}};
  for (std::uint32_t noun : fillers(deed.frame, deed.match, about)) {
    std::optional<EventType> named = in_.deeds.deed(noun);
    if (!named && in_.deeds.senses().classes().has("violence", document_, noun)) {
      named = EventType::kAssault;
    }
    if (is_judgement(event.type)) {
      if (std::vector<ActorId> makers = makers_of(noun, named, deed, event); !makers.empty())
        found = std::move(makers);
    }
    if (event.type == EventType::kCoerce && named == EventType::kProtest) found = crowd();
  }
  const Token above = document_.token(deed.frame.predicate).head();
  if (deed.frame.kind == PredicateKind::kNoun && lower_ascii(above.text()) == "under") {
    found = parties_.of(frames_.subjects(above.record().head));
  }
  drop_own(found, event, parties_);
  return found;
}

// "thirty people died in a raid"
std::vector<std::uint32_t> Sides::died_in(const Frame& frame, EventType type) const {
  if (frame.kind != PredicateKind::kNoun || type != EventType::kAssault) return {};
  const Token in = document_.token(frame.predicate).head();
  const bool died = one_of(lower_ascii(in.text()), {"in", "during"}) && !in.is_root() &&
                    in_.deeds.senses().classes().has("dying", document_, in.head().index());
  return died ? frames_.subjects(in.head().index()) : std::vector<std::uint32_t>{};
}

// What the blow that a noun tells is said to have done harm to: "the strikes hit a plant", "the
// plant was hit by strikes", "the plant was the target of a strike".
std::vector<std::uint32_t> Sides::struck_by(const Frame& frame, EventType type) const {
  if (frame.kind != PredicateKind::kNoun || type != EventType::kAssault) return {};
  const Token noun = document_.token(frame.predicate);
  if (noun.is_root()) return {};
  const NounClasses& classes = in_.deeds.senses().classes();
  Token above = noun.head();
  if (lower_ascii(above.text()) == "of" && classes.has("sufferer", document_, above.head().index()))
    return frames_.subjects(above.head().head().index());
  if (above.dep() == "agent") above = above.head();
  if (above.pos() != "VERB" || !classes.has("blow", document_, above.index())) return {};
  const Frame told = frames_.of(above.index());
  const bool strikes =
      std::find(told.agents.begin(), told.agents.end(), frame.predicate) != told.agents.end();
  if (!strikes) return {};
  std::vector<std::uint32_t> struck = told.patients;
  for (const Oblique& oblique : told.obliques) {
    if (one_of(oblique.preposition, {"in", "near"})) struck.push_back(oblique.object);
  }
  return struck;
}

// Against whom protests are held and blows struck that name nobody: the state where it happens.
std::vector<ActorId> Sides::state_around(const Deed& deed, const Event& event) {
  std::vector<ActorId> found;
  std::vector<std::uint32_t> scenes;
  if (event.type == EventType::kSanction && deed.frame.kind == PredicateKind::kVerb &&
      !event.actors.empty()) {
    found = states_at(deed.frame, {"in"});
    for (std::uint32_t thing : deed.match.patients) {  // "suspended operations in Norvia"
      const std::uint32_t place = syntax_.object_of(thing, "in");
      if (place != kNoToken) scenes.push_back(place);
    }
  } else if (event.type == EventType::kProtest || event.type == EventType::kAssault ||
             event.type == EventType::kMobilize) {
    found = states_at(deed.frame, {"in", "near", "at", "outside", "across"});
    scenes = struck_by(deed.frame, event.type);
    scenes.insert(scenes.end(), deed.match.patients.begin(), deed.match.patients.end());
    for (std::uint32_t agent : deed.frame.agents) {
      if (is_scene(deed.frame, agent)) scenes.push_back(agent);
    }
  }
  for (std::uint32_t scene : scenes) {  // "hit an oil plant in Norvia"
    if (const ActorId id = parties_.state_at(scene); id != kNoRecord) join(found, {id});
  }
  drop_own(found, event, parties_);
  return found;
}

// Whether a town before the noun is where it happened: "the Kabul bombing".
bool Sides::is_scene(const Frame& frame, std::uint32_t agent) const {
  const Token t = document_.token(agent);
  if (frame.kind != PredicateKind::kNoun || t.dep() != "compound") return false;
  const std::uint32_t entity = document_.entity_of(agent);
  const bool town = entity != Document::kNone && parties_.state_at(agent) == kNoRecord &&
                    document_.label(document_.entities()[entity].label) == "GPE";
  return town || parties_.is_seat(agent);
}

std::vector<ActorId> Sides::doers(const Frame& frame, EventType type) {
  std::vector<std::uint32_t> agents = frame.agents;
  if (type == EventType::kAssault || type == EventType::kProtest) {
    std::erase_if(agents, [&](std::uint32_t agent) {
      const std::uint32_t town = syntax_.child(agent, {"compound"});
      const bool blow = in_.deeds.deed(agent) == type && document_.token(agent).pos() == "NOUN";
      return is_scene(frame, agent) ||
             (blow && town != kNoToken && is_scene(frames_.of(agent), town));
    });
  }
  return parties_.of(agents);
}

// "is banned in Norvia", "was condemned in a statement by Norvia"
std::vector<ActorId> Sides::doers_beside(const Frame& frame, EventType type) {
  for (const Oblique& oblique : frame.obliques) {
    const bool words = in_.deeds.senses().classes().has("statement", document_, oblique.object);
    if (oblique.preposition == "in" && words) return parties_.of({oblique.object});
  }
  if (type != EventType::kCoerce && type != EventType::kSanction) return {};
  std::vector<ActorId> found = states_at(frame, {"in"});
  for (const Oblique& oblique : frame.obliques) {  // "sentenced to a year in prison in Norvia"
    if (!found.empty() || oblique.preposition != "to") continue;
    const std::uint32_t place = syntax_.object_of(oblique.object, "in");
    const ActorId state = place == kNoToken ? kNoRecord : parties_.state_at(place);
    if (state != kNoRecord) found.push_back(state);
  }
  return found;
}

std::vector<ActorId> Sides::blamed(const Frame& frame) const {
  const Token noun = document_.token(frame.predicate);
  if (noun.dep() != "pobj" || !one_of(lower_ascii(noun.head().text()), {"over", "for"})) return {};
  Token above = noun.head();
  for (int step = 0; step < kMostHeads && !above.is_root(); ++step) {
    above = above.head();
    const Event* answer = told_.told_by(above.index());
    if (answer == nullptr) continue;
    const bool blames = answer->type == EventType::kAccuse || answer->type == EventType::kSanction;
    return blames ? answer->recipients : std::vector<ActorId>{};
  }
  return {};
}

// "no group"
bool Sides::has_negated(const std::vector<std::uint32_t>& agents) const {
  return std::any_of(agents.begin(), agents.end(), [&](std::uint32_t agent) {
    const auto words = document_.children(agent);
    return std::any_of(words.begin(), words.end(),
                       [&](std::uint32_t word) { return negates(document_.token(word)); });
  });
}

std::vector<ActorId> Sides::claimants(const Frame& frame) {
  Token above = document_.token(frame.predicate);
  // "claimed an attack"; "claimed the attack" may be of one that was told before.
  const bool claimed = one_of(above.dep(), {"dobj", "nsubjpass"});
  if (above.dep() != "pobj" && !(claimed && !is_definite(syntax_, above.index()))) return {};
  for (int step = 0; step < kMostHeads && !above.is_root(); ++step) {
    above = above.head();
    const Deed* claim = in_.deeds.at(above.index());
    if (claim != nullptr && claim->match.sense->holds == Holds::kClaimed) {
      const bool nobody = claim->frame.negated || has_negated(claim->frame.agents);
      return nobody ? std::vector<ActorId>{} : parties_.of(claim->frame.agents);
    }
    if (above.pos() == "VERB") break;
  }
  return {};
}

// Whoever goes there: "flew in for talks with Norvia", "are in talks", "spoke after two days of
// talks with them".
std::vector<ActorId> Sides::takers_part(const Frame& frame, EventType type) {
  Token noun = document_.token(frame.predicate);
  if (noun.dep() == "pobj" && noun.head().text() == "of" && is_noun(noun.head().head()))
    noun = noun.head().head();
  if (type != EventType::kConsult || noun.dep() != "pobj" || noun.head().is_root()) return {};
  const std::string preposition = lower_ascii(noun.head().text());
  const std::uint32_t verb = noun.head().record().head;
  if (!is_verb(document_.token(verb))) return {};
  const bool stays = in_.deeds.senses().classes().has("being", document_, verb);
  const bool dates = one_of(preposition, {"in", "after", "before", "during", "following", "on"}) &&
                     (syntax_.object_of(frame.predicate, "with") != kNoToken ||
                      syntax_.object_of(frame.predicate, "to") != kNoToken);
  const Frame above = frames_.of(verb);
  std::vector<ActorId> found = parties_.of(above.passive ? above.patients : above.agents);
  if (preposition == "for" || dates || (preposition == "in" && stays)) return found;
  // "In a phone call, he told the king": who speaks there, and to whom
  const std::uint32_t told =
      above.recipients.empty() ? syntax_.child(verb, {"dobj"}) : above.recipients.front();
  const bool speaks = one_of(preposition, {"in", "during"}) && above.content != kNoToken &&
                      told != kNoToken && parties_.acts(told);
  if (!speaks) return {};
  join(found, parties_.of({told}));
  return found;
}

std::vector<ActorId> Sides::doers_above(const Frame& frame, EventType type) {
  std::vector<ActorId> found = blamed(frame);
  if (found.empty()) found = takers_part(frame, type);
  if (!found.empty() || frame.holder == kNoToken) return found;
  const Deed* holder = in_.deeds.at(frame.holder);
  if (holder == nullptr || holder->match.sense->event ||
      holder->match.sense->holds != Holds::kPlanned) {
    return {};
  }
  return parties_.of(holder->frame.agents);
}

std::vector<ActorId> Sides::states_at(const Frame& frame,
                                      std::initializer_list<std::string_view> prepositions) {
  std::vector<ActorId> found;
  for (const Oblique& oblique : frame.obliques) {
    if (!one_of(oblique.preposition, prepositions)) continue;
    if (const ActorId id = parties_.state_at(oblique.object); id != kNoRecord) join(found, {id});
  }
  return found;
}

std::vector<ActorId> Sides::states_of(const std::vector<ActorId>& people) {
  std::vector<ActorId> states;
  for (ActorId id : people) {
    const ActorId state = parties_.state_of(id);
    if (state != kNoRecord && !contains(people, state)) join(states, {state});
  }
  return states;
}

std::vector<ActorId> Sides::crowd() {
  if (crowd_) return *crowd_;
  crowd_.emplace();
  for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
    if (document_.token(t).pos() != "NOUN") continue;
    if (!in_.deeds.senses().classes().has("demonstrator", document_, t)) continue;
    const bool plain = syntax_.noun_phrase(t).size() <= 2 && !syntax_.has_child(t, {"prep"});
    if (plain || crowd_->empty()) *crowd_ = parties_.of({t});
    if (plain && !crowd_->empty()) break;
  }
  return *crowd_;
}

}  // namespace standoff
