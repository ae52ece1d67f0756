// The frames of nouns, adjectives and participles that are states.
#include <utility>

#include "standoff/meaning/frames/frame.h"
#include "standoff/meaning/frames/mood.h"
#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

using Tokens = std::vector<std::uint32_t>;

}  // namespace

// What the words before a noun say of its roles: "Israeli strikes", "hostage release".
void Frames::add_modifiers(Frame& frame) const {
  const std::uint32_t noun = frame.predicate;
  const bool owned = !frame.agents.empty();
  Tokens others;
  for (std::uint32_t c : syntax_.document().children(noun)) {
    const Token t = syntax_.token(c);
    if (c > noun || !one_of(t.dep(), {"amod", "compound", "nmod", "npadvmod"})) continue;
    // In "Norvia's Ostland raid" the second undergoes it, as prisoners do an exchange.
    const bool undergoes = t.dep() == "compound" &&
                           (owned || world_.is(WordList::kUndergoing, lower_ascii(t.lemma())));
    if (acts(c) && !undergoes) {
      append(frame.agents, {c});
      for (std::uint32_t joined : syntax_.conjuncts(c)) {
        if (joined < noun && acts(joined)) append(frame.agents, {joined});
      }
    } else if (t.dep() == "compound") {
      others.push_back(c);
    } else if (one_of(t.tag(), {"VBN", "VBG"})) {
      append(frame.agents, leaders_of(c));
    }
  }
  if (frame.patients.empty()) frame.patients = others;
}

// "U.S.-led strikes"
Tokens Frames::leaders_of(std::uint32_t participle) const {
  Tokens found;
  for (std::uint32_t g : syntax_.document().children(participle)) {
    if (acts(g)) found.push_back(g);
  }
  return found;
}

// What the phrases after a noun say of its roles: "rejection of the plan by Israel".
void Frames::read_phrases(Frame& frame) const {
  bool aimed = false;
  Tokens of;
  for (const Oblique& oblique : frame.obliques) {
    const std::string& p = oblique.preposition;
    if (one_of(p, {"by", "between", "among"})) append(frame.agents, {oblique.object});
    if (p == "of") of.push_back(oblique.object);
    const bool aim = one_of(p, {"on", "against", "to", "for", "with", "at", "toward", "towards"});
    aimed = aimed || (aim && acts(oblique.object));
    if (frame.content == kNoToken && is_verb(syntax_.token(oblique.object)))
      frame.content = oblique.object;
  }
  add_modifiers(frame);
  // "attacks on the agency by its critics": the parser may hang them on the agency.
  for (const Oblique& oblique : std::vector<Oblique>(frame.obliques)) {
    const std::uint32_t far = syntax_.object_of(oblique.object, "by");
    if (frame.agents.empty() && far != kNoToken && acts(far) &&
        one_of(oblique.preposition, {"on", "against", "in", "at"})) {
      frame.agents = syntax_.conjuncts(far);
    }
  }
  if (of.empty()) return;
  // "the arrest of leaders by police": the parser may hang the doer on the leaders.
  const std::uint32_t by = syntax_.object_of(of.front(), "by");
  if (frame.agents.empty() && by != kNoToken && acts(by)) frame.agents = syntax_.conjuncts(by);
  // "the support of Iran for ...": with an aim of its own, "of" gives the doer.
  if (aimed && frame.agents.empty() && acts(of.front())) {
    frame.agents = of;
  } else {
    frame.patients = of;
  }
}

// "an attack carried out by Hamas", "the plan to attack", "the claim that they attacked"
void Frames::read_clauses(Frame& frame) const {
  for (std::uint32_t c : syntax_.document().children(frame.predicate)) {
    const Token t = syntax_.token(c);
    const bool to_do = t.dep() == "relcl" && mood_of(syntax_, c).infinitive;  // "time to go"
    if (!one_of(t.dep(), {"acl", "ccomp"}) && !to_do) continue;
    if (t.dep() == "acl" && t.tag() == "VBN") {
      const std::uint32_t by = syntax_.object_of(c, "by");
      if (by != kNoToken && frame.agents.empty()) frame.agents = syntax_.conjuncts(by);
    } else if (frame.content == kNoToken && is_verb(syntax_.token(c))) {
      frame.content = c;
    }
  }
}

void Frames::fill_noun(Frame& frame) const {
  const std::uint32_t noun = frame.predicate;
  const std::uint32_t owner = syntax_.child(noun, {"poss"});
  if (owner != kNoToken) frame.agents = syntax_.conjuncts(owner);
  add_obliques(frame, noun);
  read_phrases(frame);
  read_clauses(frame);
  spell_out(frame);
  carry(frame);
  // "clashes erupted between the army and the rebels"
  const Token n = syntax_.token(noun);
  const std::uint32_t verb = n.record().head;
  if (n.dep() == "nsubj" && light_verbs_.happens(syntax_, verb)) add_obliques(frame, verb);
  for (std::uint32_t c : syntax_.document().children(noun)) {
    const Token t = syntax_.token(c);
    if (negates(t)) frame.negated = true;
    const bool open = t.dep() == "det" && lower_ascii(t.text()) == "any";
    if (open && frame.mood == Mood::kAsserted) frame.mood = Mood::kPossible;  // "any attack"
  }
}

// "The move is a mistake", "called the move a mistake": what the noun is said of.
void Frames::predicate_on(Frame& frame, std::uint32_t verb) const {
  const std::uint32_t object = syntax_.child(verb, {"dobj"});
  if (object != kNoToken && object != frame.predicate) {
    frame.subjects = syntax_.conjuncts(object);
  } else if (const std::uint32_t named = name_before(frame.predicate); named != kNoToken) {
    frame.subjects = {named};
  } else if (syntax_.token(frame.predicate).dep() != "dobj") {
    frame.subjects = subjects(verb);
  }
}

// "Roe" in "called Roe a coward": the parser may take both for one phrase.
std::uint32_t Frames::name_before(std::uint32_t noun) const {
  const std::uint32_t name = syntax_.child(noun, {"nmod", "compound"});
  const std::uint32_t article = syntax_.child(noun, {"det"});
  const bool apart = name != kNoToken && article != kNoToken && name < article;
  return apart && syntax_.token(noun).dep() == "oprd" ? name : kNoToken;
}

// "described the move as a mistake", "views a pause as dangerous": what the word after "as" is said
// of; the parser hangs the phrase on the verb or on its object.
Tokens Frames::described_as(Token word) const {
  if (word.is_root() || lower_ascii(word.head().text()) != "as" || word.head().is_root()) return {};
  const Token above = word.head().head();
  if (is_verb(above)) {
    return is_passive(above.index()) ? subjects(above.index()) : objects(above.index());
  }
  const bool object = is_noun(above) && above.dep() == "dobj" && above.index() < word.index();
  return object ? syntax_.conjuncts(above.index()) : Tokens{};
}

// "Their demand is a pause", "the aim was to free them": what the noun names comes after.
void Frames::spell_out(Frame& frame) const {
  const Token n = syntax_.token(frame.predicate);
  if (n.dep() != "nsubj" || n.head().lemma() != "be") return;
  for (std::uint32_t c : syntax_.document().children(n.record().head)) {
    if (c < n.index()) continue;
    const Token t = syntax_.token(c);
    if (one_of(t.dep(), {"xcomp", "ccomp"}) && frame.content == kNoToken) frame.content = c;
    if (t.dep() != "attr") continue;
    for (std::uint32_t part : syntax_.conjuncts(c)) frame.obliques.push_back({"is", part});
  }
}

// "one of its critics" is a critic, "a wave of raids" are raids, "an act of war" is war.
Token Frames::counted_among(Token noun) const {
  if (noun.dep() != "pobj" || !one_of(lower_ascii(noun.head().text()), {"of", "against"})) {
    return noun;
  }
  const Token one = noun.head().head();
  return world_.is(WordList::kAmounts, lower_ascii(one.lemma())) ? one : noun;
}

// "raids" in "raids and arrests"
Token Frames::first_joined(Token noun) {
  for (int step = 0; step < kMaxSteps && noun.dep() == "conj" && is_noun(noun.head()); ++step)
    noun = noun.head();
  return noun;
}

// "came under fire from rebels", "is on a visit to Norvia": what the subject undergoes or does
// stands under a preposition.
void Frames::carry_under(Frame& frame, Token preposition) const {
  if (preposition.is_root() || !is_verb(preposition.head())) return;
  const std::uint32_t verb = preposition.record().head;
  const std::string word = lower_ascii(preposition.text());
  if (light_verbs_.undergoes(preposition.head(), word)) {
    frame.carrier = verb;
    frame.patients = subjects(verb);
    for (const char* by : {"from", "by"}) {
      const std::uint32_t doer = syntax_.object_of(verb, by);
      if (doer != kNoToken) append(frame.agents, syntax_.conjuncts(doer));
    }
  } else if (frame.agents.empty() && light_verbs_.has(preposition.head(), word)) {
    frame.carrier = verb;
    frame.agents = subjects(verb);
  } else {
    return;
  }
  fill_mood(frame, verb);
}

// A noun takes agent, time and mood from the verb that carries it.
void Frames::carry(Frame& frame) const {
  const Token n = counted_among(first_joined(syntax_.token(frame.predicate)));
  if (n.dep() == "pobj") {
    frame.subjects = described_as(n);
    carry_under(frame, n.head());
  }
  if (n.is_root() || !is_verb(syntax_.token(n.record().head))) return;
  const std::uint32_t verb = n.record().head;
  if (one_of(n.dep(), {"attr", "oprd"})) {
    predicate_on(frame, verb);
    fill_mood(frame, verb);
    return;
  }
  if (n.dep() == "ccomp" && syntax_.has_child(frame.predicate, {"nsubj"})) {
    frame.subjects = surface_subject(frame.predicate);
    return;
  }
  if (!one_of(n.dep(), {"dobj", "nsubjpass"})) return;
  // "called the raid an act of war": a second object says what the first is.
  const std::uint32_t first = syntax_.child(verb, {"dobj"});
  if (n.dep() == "dobj" && first < n.index()) frame.subjects = syntax_.conjuncts(first);
  frame.holder = verb;
  const bool undergone = light_verbs_.undergoes(syntax_, verb);
  if (!undergone && !light_verbs_.has(syntax_, verb)) return;
  frame.carrier = verb;
  add_obliques(frame, verb);
  if (undergone && n.dep() == "nsubjpass") {  // "aid that is received by the rebels"
    const std::uint32_t by = syntax_.object_of(verb, "by");
    if (by != kNoToken) frame.patients = syntax_.conjuncts(by);
  } else if (undergone) {
    frame.agents.clear();
    for (const Oblique& oblique : frame.obliques) {
      if (one_of(oblique.preposition, {"from", "of", "by", "among"})) {
        append(frame.agents, {oblique.object});
      }
    }
    frame.patients = subjects(verb);
  } else if (frame.agents.empty() && n.dep() == "dobj") {
    frame.agents = subjects(verb);
  } else if (const std::uint32_t by = syntax_.object_of(verb, "by");
             frame.agents.empty() && by != kNoToken) {
    frame.agents = syntax_.conjuncts(by);
  }
  fill_mood(frame, verb);
  Frame held;
  held.predicate = verb;
  fill_holder(held);
  frame.holder = held.holder;
}

// "is a bad idea", "called it a bad idea": said of what the noun is said of, else of the noun.
Tokens Frames::described_by(Token noun) const {
  const std::uint32_t verb = noun.is_root() ? kNoToken : noun.record().head;
  if (verb != kNoToken && one_of(noun.dep(), {"attr", "oprd"}) && is_verb(syntax_.token(verb))) {
    Tokens found = noun.dep() == "oprd" ? objects(verb) : Tokens{};
    return found.empty() ? subjects(verb) : found;
  }
  return {noun.index()};
}

void Frames::fill_adjective(Frame& frame) const {
  const std::uint32_t adjective = frame.predicate;
  add_obliques(frame, adjective);
  const Token a = syntax_.token(adjective);
  for (std::uint32_t c : syntax_.document().children(adjective)) {
    if (one_of(syntax_.token(c).dep(), {"xcomp", "ccomp"}) && frame.content == kNoToken) {
      frame.content = c;
    }
    if (negates(syntax_.token(c))) frame.negated = true;
  }
  if (is_state(adjective)) return fill_state(frame);
  if (a.is_root()) return;
  const std::uint32_t head = a.record().head;
  if (one_of(a.dep(), {"ccomp", "xcomp"}) && syntax_.has_child(adjective, {"nsubj"})) {
    frame.subjects = surface_subject(adjective);
    frame.agents = frame.subjects;
    // "does not consider it illegal"
    frame.negated |= mood_of(syntax_, head).negated;
  } else if (one_of(a.dep(), {"acomp", "oprd", "ccomp", "conj", "xcomp", "attr", "advmod"}) &&
             is_verb(syntax_.token(head))) {
    const bool of_doer = a.dep() == "advmod" || syntax_.child(head, {"dobj"}) == kNoToken;
    frame.subjects = of_doer ? subjects(head) : objects(head);  // "falsely blamed them"
    frame.agents = frame.subjects;
    const std::uint32_t subject = syntax_.child(head, {"nsubj"});
    if (subject != kNoToken && frame.content == kNoToken) frame.content = put_after(head, subject);
    fill_mood(frame, head);
    Frame held;
    held.predicate = head;
    fill_holder(held);
    frame.holder = held.holder;
  } else if (Tokens described = described_as(a); !described.empty()) {
    frame.subjects = std::move(described);
    const std::uint32_t verb = clause_of(syntax_, a.record().head);
    frame.negated |= mood_of(syntax_, verb).negated;
  } else if (one_of(a.dep(), {"amod", "acl", "appos"}) && is_noun(a.head())) {
    frame.subjects = described_by(a.head());
    if (a.head().dep() == "attr") fill_mood(frame, a.head().record().head);  // "is no wise move"
    if (a.dep() != "amod") frame.agents = {head};
  }
}

// "was disappointed by", "are opposed to": passive in form, a state in meaning.
bool Frames::is_state(std::uint32_t participle) const {
  return syntax_.token(participle).tag() == "VBN" && syntax_.has_child(participle, {"auxpass"});
}

void Frames::fill_state(Frame& frame) const {
  frame.subjects = subjects(frame.predicate);
  frame.agents = frame.subjects;
  const std::uint32_t by = syntax_.object_of(frame.predicate, "by");
  if (by != kNoToken) frame.obliques.push_back({"by", by});
  fill_mood(frame, frame.predicate);
  fill_holder(frame);
}

Frame Frames::state(std::uint32_t participle) const {
  Frame frame;
  frame.predicate = participle;
  frame.kind = PredicateKind::kAdjective;
  fill_adjective(frame);
  return frame;
}

}  // namespace standoff
