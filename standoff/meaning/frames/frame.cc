#include "standoff/meaning/frames/frame.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

using Tokens = std::vector<std::uint32_t>;

// "going" in "ruled out going": the parser takes what completes the verb for an adverbial clause.
bool follows_particle(const Syntax& syntax, std::uint32_t clause) {
  const Token c = syntax.token(clause);
  if (c.dep() != "advcl" || c.tag() != "VBG" || clause == 0) return false;
  const Token before = syntax.token(clause - 1);
  return before.dep() == "prt" && before.record().head == c.record().head;
}

// The noun or clause under a preposition; kNoToken where there is none.
std::uint32_t object_under(const Syntax& syntax, std::uint32_t preposition) {
  std::uint32_t object = syntax.child(preposition, {"pobj"});  // first: "because of the raid"
  if (object == kNoToken) object = syntax.child(preposition, {"pcomp"});
  if (object == kNoToken && lower_ascii(syntax.token(preposition).text()) == "as") {
    object = syntax.child(preposition, {"amod", "acomp"});  // "dismissed it as unfair"
  }
  return object;
}

// A preposition and what stands under it, where `child` of `token` is or holds one: "out of the
// accord", "handed the villages back to Norvia".
std::pair<std::uint32_t, std::uint32_t> phrase_at(const Syntax& syntax, std::uint32_t token,
                                                  std::uint32_t child) {
  const Token t = syntax.token(child);
  const bool adverb = t.dep() == "advmod" && t.pos() == "ADV" && child > token;
  const bool opens = one_of(t.dep(), {"prep", "dative"}) && t.pos() != "PRON" && !is_noun(t);
  if (!adverb && !opens) return {kNoToken, kNoToken};
  const std::uint32_t object = opens ? object_under(syntax, child) : kNoToken;
  if (object != kNoToken) return {child, object};
  const std::uint32_t inner = syntax.child(child, {"prep"});
  const bool source = lower_ascii(t.text()) == "according";
  if (inner == kNoToken || source) return {kNoToken, kNoToken};
  return {inner, adverb ? syntax.child(inner, {"pobj"}) : syntax.child(inner, {"pobj", "pcomp"})};
}

// "Armed men struck" in "Armed men struck; the group denied the report": the parser hangs the one
// on the other.
bool stands_apart(const Syntax& syntax, std::uint32_t clause, std::uint32_t verb) {
  return clause < verb && syntax.has_child(verb, {"dobj"});
}

// "called for Norvia to leave"
bool is_for_to(const Syntax& syntax, std::uint32_t clause) {
  const std::uint32_t mark = syntax.child(clause, {"mark"});
  return mark != kNoToken && lower_ascii(syntax.token(mark).text()) == "for";
}

}  // namespace

void Frames::append(Tokens& to, const Tokens& more) {
  for (std::uint32_t token : more) {
    if (std::find(to.begin(), to.end(), token) == to.end()) to.push_back(token);
  }
}

bool Frames::acts(std::uint32_t noun) const {
  if (!countries_[noun].empty()) return true;
  const Token n = syntax_.token(noun);
  if (n.pos() == "PROPN") {
    const std::uint32_t entity = syntax_.document().entity_of(noun);
    if (entity != Document::kNone) {
      const auto label = syntax_.document().label(syntax_.document().entities()[entity].label);
      return one_of(label, {"PERSON", "ORG", "GPE", "NORP"});
    }
  }
  // "thousands of people"
  if (world_.is(WordList::kAmounts, n.lemma())) {
    const std::uint32_t counted = syntax_.object_of(noun, "of");
    if (counted != kNoToken && counted > noun) return acts(counted);
  }
  const NounClass noun_class = world_.noun_class(n);
  // "militant" in "a militant attack", but not "military" in "military exercises"
  if (n.pos() == "ADJ") return noun_class == NounClass::kArmedGroup;
  return noun_class != NounClass::kOther && noun_class != NounClass::kDocument;
}

bool Frames::is_passive(std::uint32_t verb) const {
  for (int step = 0; step < kMaxSteps; ++step) {
    const Token v = syntax_.token(verb);
    if (v.tag() == "VBG") return false;  // "has been shelling"
    if (syntax_.has_child(verb, {"nsubjpass", "auxpass", "csubjpass"})) return true;
    if (v.tag() != "VBN") return false;
    if (syntax_.has_child(verb, {"agent"})) return true;
    if (one_of(v.dep(), {"acl", "relcl", "amod"}))
      return !syntax_.has_child(verb, {"aux", "nsubj"});
    // "Asked about it, the minister said"
    if (v.dep() == "advcl" && !syntax_.has_child(verb, {"aux", "nsubj", "dobj", "mark"}))
      return true;
    // "stands accused of theft", "Protesters accused of rioting were freed"
    const bool bare = !syntax_.has_child(verb, {"aux", "dobj", "ccomp", "xcomp"});
    if (bare && syntax_.object_of(verb, "of") != kNoToken) return true;
    // "was seized and burned": the second is what the first is.
    const bool shares = v.dep() == "conj" && !syntax_.has_child(verb, {"nsubj", "aux"});
    if (!shares || v.head().tag() != "VBN") return false;
    verb = v.record().head;
  }
  return false;
}

// "justified" in "found the strike justified"
bool Frames::is_small_clause(Token word) const {
  return word.dep() == "ccomp" && one_of(word.tag(), {"VBN", "VBD"}) &&
         world_.is(WordList::kVerdicts, word.head().lemma()) &&
         syntax_.has_child(word.index(), {"nsubj"}) &&
         syntax_.document().children(word.index()).back() < word.index();
}

PredicateKind Frames::kind_of(std::uint32_t predicate) const {
  const Token token = syntax_.token(predicate);
  // "is opposed to", "found the strike justified"
  const bool state = one_of(token.dep(), {"acomp", "oprd"}) || is_small_clause(token);
  if (token.pos() == "AUX" || (token.pos() == "VERB" && !state)) return PredicateKind::kVerb;
  return one_of(token.pos(), {"VERB", "ADJ", "ADV"}) ? PredicateKind::kAdjective
                                                     : PredicateKind::kNoun;
}

Frame Frames::of(std::uint32_t predicate) const {
  Frame frame;
  frame.predicate = predicate;
  frame.kind = kind_of(predicate);
  switch (frame.kind) {
    case PredicateKind::kVerb:
      fill_verb(frame);
      break;
    case PredicateKind::kAdjective:
      fill_adjective(frame);
      break;
    case PredicateKind::kNoun:
      fill_noun(frame);
      break;
  }
  return frame;
}

void Frames::add_obliques(Frame& frame, std::uint32_t token) const {
  for (std::uint32_t c : syntax_.document().children(token)) {
    const auto [preposition, object] = phrase_at(syntax_, token, c);
    if (object == kNoToken || is_blamed(token, preposition)) continue;
    for (std::uint32_t part : syntax_.conjuncts(object)) {
      frame.obliques.push_back({lower_ascii(syntax_.token(preposition).text()), part});
    }
  }
  add_charge(frame, token);
}

// "blamed the attack on the group": the parser hangs the group on the attack.
bool Frames::is_blamed(std::uint32_t noun, std::uint32_t preposition) const {
  const Token n = syntax_.token(noun);
  return n.dep() == "dobj" && lower_ascii(syntax_.token(preposition).text()) == "on" &&
         world_.is(WordList::kBlaming, lower_ascii(n.head().lemma())) &&
         syntax_.object_of(n.record().head, "for") == kNoToken;
}

// "accused a vessel of ramming": the parser may hang the charge on the accused.
void Frames::add_charge(Frame& frame, std::uint32_t verb) const {
  const std::uint32_t object = syntax_.child(verb, {"dobj"});
  if (!is_verb(syntax_.token(verb)) || object == kNoToken) return;
  for (std::uint32_t c : syntax_.document().children(object)) {
    const std::uint32_t culprit = syntax_.child(c, {"pobj"});
    if (culprit != kNoToken && is_blamed(object, c)) frame.obliques.push_back({"on", culprit});
    if (lower_ascii(syntax_.token(c).text()) != "of") continue;
    const std::uint32_t deed = syntax_.child(c, {"pcomp", "pobj"});
    if (deed == kNoToken) continue;
    const bool charge = syntax_.token(deed).tag() == "VBG" ||
                        (world_.is_charged(syntax_.token(object)) && !acts(deed));
    if (charge) frame.obliques.push_back({"of", deed});
  }
}

// "condemned by Egypt", "condemned in a statement by Egypt", "signed between Egypt and Sudan"
Tokens Frames::agents_of_passive(std::uint32_t verb) const {
  std::uint32_t by = syntax_.object_of(verb, "by");
  const auto children = syntax_.document().children(verb);
  for (auto c = children.rbegin(); c != children.rend() && by == kNoToken; ++c) {
    const std::uint32_t object = *c > verb ? syntax_.child(*c, {"pobj"}) : kNoToken;
    if (object != kNoToken) by = syntax_.object_of(object, "by");
    if (by != kNoToken && !acts(by)) by = kNoToken;
  }
  if (by == kNoToken) by = syntax_.object_of(verb, "between");
  if (by == kNoToken) return {};
  Tokens agents = syntax_.conjuncts(by);
  // "tariffs announced by Ankara and the purchases": what is joined to one who acts, but cannot.
  if (acts(by)) std::erase_if(agents, [&](std::uint32_t agent) { return !acts(agent); });
  return agents;
}

// "fired missiles into the city": the parser may hang the aim on what is fired.
void Frames::add_aims(Frame& frame) const {
  for (const char* aim : {"at", "into", "toward", "towards", "against"}) {
    for (std::uint32_t patient : frame.patients) {
      const std::uint32_t object = syntax_.object_of(patient, aim);
      if (object != kNoToken) frame.obliques.push_back({aim, object});
    }
  }
}

void Frames::fill_passive(Frame& frame) const {
  const std::uint32_t verb = frame.predicate;
  frame.patients = subjects(verb);
  frame.agents = agents_of_passive(verb);
  const std::uint32_t object = syntax_.child(verb, {"dobj"});
  if (object != kNoToken) {  // "Ukraine was given tanks"
    frame.recipients = frame.patients;
    frame.patients = syntax_.conjuncts(object);
    append(frame.patients, frame.recipients);
  }
  // "U.S.-backed": who backs is written before it.
  for (std::uint32_t c : syntax_.document().children(verb)) {
    if (c < verb && one_of(syntax_.token(c).dep(), {"npadvmod", "compound"}) && acts(c)) {
      append(frame.agents, {c});
    }
  }
}

// The clause that completes a verb, as a complement, under a preposition, or as the purpose that
// the parser takes "called on them to leave" for.
// The clause that completes the verb; kNoToken where there is none.
std::uint32_t Frames::complement(std::uint32_t verb) const {
  std::uint32_t clause = syntax_.child(verb, {"xcomp", "ccomp"});
  if (clause == kNoToken) return clause;
  for (std::uint32_t c : syntax_.document().children(verb)) {
    // "The war goes on; the group wants them to go": what comes before is no content of its own.
    const bool behind = c > verb && clause < verb;
    if (behind && one_of(syntax_.token(c).dep(), {"xcomp", "ccomp"})) clause = c;
  }
  if (stands_apart(syntax_, clause, verb)) return kNoToken;
  // "would like to see them go": they are to go.
  const bool sees = syntax_.token(clause).lemma() == "see";
  const std::uint32_t seen = sees ? syntax_.child(clause, {"ccomp"}) : kNoToken;
  return seen == kNoToken ? clause : seen;
}

void Frames::find_content(Frame& frame) const {
  frame.content = complement(frame.predicate);
  if (frame.content != kNoToken) return;
  for (const Oblique& oblique : frame.obliques) {
    if (is_verb(syntax_.token(oblique.object))) {
      frame.content = oblique.object;
      return;
    }
  }
  const bool alone = frame.obliques.empty() && !syntax_.has_child(frame.predicate, {"prt"});
  for (std::uint32_t c : syntax_.document().children(frame.predicate)) {
    if (syntax_.token(c).dep() != "advcl" || c < frame.predicate) continue;
    if (alone && !is_for_to(syntax_, c)) return;
    if (follows_particle(syntax_, c)) frame.content = c;
    const std::uint32_t to = syntax_.child(c, {"aux"});
    if (to != kNoToken && syntax_.token(to).tag() == "TO") frame.content = c;
    return;
  }
}

// "downed 40 of the jets", "some of the rebels left": what is counted.
Tokens Frames::counted(const Tokens& heads) const {
  Tokens found;
  for (std::uint32_t head : heads) {
    const Token h = syntax_.token(head);
    const bool amount = h.tag() == "CD" || world_.is(WordList::kAmounts, lower_ascii(h.lemma()));
    const bool counts = amount && !syntax_.has_child(head, {"appos"});  // "one of them, the army"
    const std::uint32_t of = counts ? syntax_.object_of(head, "of") : kNoToken;
    append(found, of == kNoToken ? Tokens{head} : syntax_.conjuncts(of));
  }
  return found;
}

void Frames::fill_verb(Frame& frame) const {
  const std::uint32_t verb = frame.predicate;
  frame.passive = is_passive(verb);
  if (frame.passive) {
    fill_passive(frame);
  } else {
    frame.agents = subjects(verb);
    frame.patients = objects(verb);
  }
  const Token v = syntax_.token(verb);
  const bool is_gerund = frame.agents.empty() && v.tag() == "VBG" &&
                         one_of(v.dep(), {"nsubj", "nsubjpass", "dobj", "pobj"});
  const std::uint32_t between = is_gerund ? syntax_.object_of(verb, "between") : kNoToken;
  if (between != kNoToken) frame.agents = syntax_.conjuncts(between);  // "fighting between"
  for (std::uint32_t c : syntax_.document().children(verb)) {
    const Token t = syntax_.token(c);
    if (t.dep() == "dative" && is_noun(t)) append(frame.recipients, syntax_.conjuncts(c));
  }
  for (Tokens* role : {&frame.agents, &frame.patients}) *role = counted(*role);
  add_obliques(frame, verb);
  add_aims(frame);
  find_content(frame);
  fill_mood(frame, verb);
  fill_holder(frame);
  read_future(frame);
}

void Frames::fill_mood(Frame& frame, std::uint32_t verb) const {
  const MoodOfClause found = mood_of(syntax_, verb);
  frame.mood = found.mood;
  frame.negated = frame.negated != found.negated;  // "no one refused", "is not unlawful"
  frame.infinitive = found.infinitive;
}

// "is going to leave": as good as "will leave".
void Frames::read_future(Frame& frame) const {
  const Token verb = syntax_.token(frame.predicate);
  if (!frame.infinitive || verb.dep() != "xcomp" || verb.head().lemma() != "go") return;
  if (verb.head().tag() != "VBG" || !syntax_.has_child(verb.record().head, {"aux"})) return;
  const MoodOfClause going = mood_of(syntax_, verb.record().head);
  frame.mood = Mood::kPlanned;
  frame.infinitive = false;
  frame.negated = frame.negated != going.negated;
  Frame above;
  above.predicate = verb.record().head;
  fill_holder(above);
  frame.holder = above.holder;
}

void Frames::fill_holder(Frame& frame) const {
  Token v = syntax_.token(frame.predicate);
  for (int step = 0;
       step < kMaxSteps && v.dep() == "conj" && is_verb(syntax_.token(v.record().head)); ++step) {
    if (syntax_.has_child(v.index(), {"nsubj", "nsubjpass"})) return;
    v = v.head();
  }
  if (v.is_root()) return;
  const std::uint32_t head = v.record().head;
  const bool of_noun = v.dep() == "acl" && !one_of(v.tag(), {"VBG", "VBN", "VBD"});
  if (v.dep() == "ccomp" && stands_apart(syntax_, v.index(), head)) return;
  const bool for_to = v.dep() == "advcl" && v.index() > head && is_for_to(syntax_, v.index());
  if (of_noun || for_to || one_of(v.dep(), {"xcomp", "ccomp"}) ||
      follows_particle(syntax_, v.index())) {
    frame.holder = head;
  } else if (v.dep() == "pcomp" && !syntax_.token(head).is_root()) {
    const std::string preposition = lower_ascii(syntax_.token(head).text());
    if (one_of(preposition, {"without", "than"})) frame.negated = !frame.negated;
    if (!one_of(preposition, {"after", "before", "by", "without", "while", "since", "when"})) {
      frame.holder = syntax_.token(head).record().head;
    }
  }
}

bool says_obligation(const Syntax& syntax, const Frame& frame) {
  return frame.content != kNoToken && obliges(syntax.token(frame.predicate)) &&
         syntax.token(frame.content).dep() == "xcomp";
}

}  // namespace standoff
