// The part of Frames that finds who a clause is about and what its verb is done to.
#include <algorithm>

#include "standoff/meaning/frames/frame.h"

namespace standoff {
namespace {

using Tokens = std::vector<std::uint32_t>;

// A relative, and the "That" that opens a sentence: whom they stand for is said elsewhere.
bool names_nothing(Token token) {
  if (is_relative(token)) return true;
  return lower_ascii(token.text()) == "that" &&
         (token.pos() == "PRON" || (token.pos() == "SCONJ" && token.head().dep() == "relcl"));
}

// "all" in "three senators, all of whom opposed it"
bool counts_antecedent(const Syntax& syntax, std::uint32_t subject) {
  const std::uint32_t whole = syntax.object_of(subject, "of");
  return whole != kNoToken && is_relative(syntax.token(whole));
}

// "Oslo" in "Oslo, Tokyo condemn raid": in headlines a comma joins what acts together.
std::uint32_t joined_before(const Syntax& syntax, std::uint32_t verb, std::uint32_t subject) {
  const std::uint32_t begin = syntax.subtree(subject).begin;
  if (begin < 2 || syntax.token(begin - 1).text() != ",") return kNoToken;
  const Token name = syntax.token(begin - 2);
  const bool bare = is_noun(name) && one_of(name.dep(), {"npadvmod", "dep", "nsubj"});
  return bare && name.record().head == verb ? name.index() : kNoToken;
}

// The subject that hangs on the verb. "Norvia's paramilitary Free Forces": the parser may take the
// adjective for one, too.
std::uint32_t stated_subject(const Syntax& syntax, std::uint32_t verb) {
  std::uint32_t subject = syntax.child(verb, {"nsubj", "nsubjpass"});
  if (subject == kNoToken || syntax.token(subject).pos() != "ADJ") return subject;
  for (std::uint32_t c : syntax.document().children(verb)) {
    if (c < verb && syntax.token(c).dep() == "nsubj") subject = c;
  }
  return subject;
}

}  // namespace

// "It would be a mistake to leave": the clause that "it" announces; kNoToken where there is none.
std::uint32_t Frames::put_after(std::uint32_t verb, std::uint32_t subject) const {
  if (lower_ascii(syntax_.token(subject).text()) != "it" || syntax_.token(verb).lemma() != "be") {
    return kNoToken;
  }
  const std::uint32_t said = syntax_.child(verb, {"acomp", "attr"});
  if (said == kNoToken) return kNoToken;
  std::uint32_t clause = syntax_.child(verb, {"xcomp", "ccomp"});
  if (clause == kNoToken) clause = syntax_.child(said, {"acl", "xcomp", "ccomp", "relcl"});
  return clause != kNoToken && clause > said && is_verb(syntax_.token(clause)) ? clause : kNoToken;
}

// "Israel" and whatever is joined to it, or the noun that "which" stands for.
Tokens Frames::surface_subject(std::uint32_t verb) const {
  std::uint32_t subject = stated_subject(syntax_, verb);
  if (subject == kNoToken) {  // "what they did is illegal": who did it stands for it
    const std::uint32_t clause = syntax_.child(verb, {"csubj"});
    if (clause != kNoToken) subject = syntax_.child(clause, {"nsubj"});
    if (clause != kNoToken && subject == kNoToken) return {clause};  // "Leaving would be wrong"
  }
  if (subject == kNoToken) {
    const std::uint32_t lost = lost_subject(syntax_, verb);
    return lost == kNoToken ? Tokens{} : syntax_.conjuncts(lost);
  }
  if (const std::uint32_t meant = put_after(verb, subject); meant != kNoToken) {
    return {meant};
  }
  const Token s = syntax_.token(subject);
  if (!names_nothing(s) && !counts_antecedent(syntax_, subject)) {
    Tokens found = syntax_.conjuncts(subject);
    const std::uint32_t before = joined_before(syntax_, verb, subject);
    if (before != kNoToken && acts(before)) found.insert(found.begin(), before);
    return found;
  }
  const Token v = syntax_.token(verb);
  if (one_of(v.dep(), {"relcl", "acl"}) && is_noun(v.head())) {
    const bool who = lower_ascii(s.text()) == "who";
    return syntax_.conjuncts(who ? world_.person_meant(v.head()) : v.record().head);
  }
  return {};
}

Tokens Frames::subjects(std::uint32_t verb) const { return subjects(verb, 0); }

Tokens Frames::subjects(std::uint32_t verb, int steps) const {
  if (steps > kMaxSteps) return {};
  Tokens found = surface_subject(verb);
  if (!found.empty()) return found;
  if (syntax_.has_child(verb, {"nsubj", "nsubjpass", "expl"})) return {};
  return understood(verb, steps);
}

// The subject that a clause without one shares with the clause that it leans on.
Tokens Frames::understood(std::uint32_t verb, int steps) const {
  const Token v = syntax_.token(verb);
  if (v.is_root()) return {};
  const std::uint32_t head = v.record().head;
  if (v.dep() == "conj") {
    const Token h = syntax_.token(head);
    return is_verb(h) ? subjects(head, steps + 1) : Tokens{};
  }
  if (one_of(v.dep(), {"xcomp", "ccomp"})) return subject_of_complement(verb, steps);
  if (one_of(v.dep(), {"advcl", "dep", "parataxis"})) {
    return is_verb(syntax_.token(head)) ? subjects(head, steps + 1) : Tokens{};
  }
  if (one_of(v.dep(), {"acl", "relcl", "amod"})) return subject_of_modifier(verb, steps);
  return v.dep() == "pcomp" ? subjects_of_head(head, steps) : Tokens{};
}

// "urged Israel to accept": the one who is urged accepts.
Tokens Frames::subject_of_complement(std::uint32_t verb, int steps) const {
  const std::uint32_t head = syntax_.token(verb).record().head;
  const Token h = syntax_.token(head);
  if (h.pos() == "ADJ" && h.dep() == "acomp" && !h.is_root()) {  // "is ready to strike"
    return subjects(h.record().head, steps + 1);
  }
  if (!is_verb(h)) return owners(head, steps);
  const std::uint32_t object = syntax_.child(head, {"dobj", "dative"});
  if (object != kNoToken && object < verb) return syntax_.conjuncts(object);
  return is_passive(head) ? surface_subject(head) : subjects(head, steps + 1);
}

// "soldiers firing", "plan to attack"
Tokens Frames::subject_of_modifier(std::uint32_t verb, int steps) const {
  const Token v = syntax_.token(verb);
  const std::uint32_t noun = v.record().head;
  if (!is_noun(v.head())) return {};
  if (const std::uint32_t passive = joined_passive(syntax_, verb); passive != kNoToken)
    return surface_subject(passive);
  if (v.tag() == "VBG" && !does_itself(noun)) return subjects_above(noun, steps);
  if (one_of(v.tag(), {"VBG", "VBN", "VBD"})) return syntax_.conjuncts(noun);
  // "Bloc to lift duties": a headline's infinitive tells what its subject will do.
  if (v.head().is_root() && acts(noun)) return syntax_.conjuncts(noun);
  Tokens whose = owners(noun, steps);
  // "voted on a resolution to expel"
  const bool under_verb = v.head().dep() == "pobj" && is_verb(v.head().head().head());
  if (whose.empty() && under_verb) whose = subjects_above(noun, steps);
  return whose;
}

// Whether a participle after the noun tells what the noun does: "soldiers firing", but not "posted
// a message on a site blaming them".
bool Frames::does_itself(std::uint32_t noun) const {
  const Token n = syntax_.token(noun);
  if (!one_of(n.dep(), {"dobj", "pobj", "attr"})) return true;
  const NounClass noun_class = world_.noun_class(n);
  if (noun_class != NounClass::kOther && noun_class != NounClass::kDocument) return true;
  if (n.dep() == "dobj" && world_.is(WordList::kRefusing, n.head().lemma())) return true;
  if (n.dep() != "pobj") return acts(noun);
  return acts(noun) && one_of(lower_ascii(n.head().text()), {"by", "of", "from", "with"});
}

// The subject of the clause that holds the noun.
Tokens Frames::subjects_above(std::uint32_t noun, int steps) const {
  std::uint32_t at = noun;
  for (int step = 0; step < kMaxSteps && !syntax_.token(at).is_root(); ++step) {
    at = syntax_.token(at).record().head;
    if (is_verb(syntax_.token(at))) return subjects(at, steps + 1);
  }
  return {};
}

// "before rejecting", "accused of attacking": who does what stands under a preposition.
Tokens Frames::subjects_of_head(std::uint32_t preposition, int steps) const {
  const Token p = syntax_.token(preposition);
  if (p.is_root()) return {};
  const std::uint32_t head = p.record().head;
  if (is_verb(syntax_.token(head))) {
    // "was arranged by the speaker without consulting them"
    if (is_passive(head) && lower_ascii(p.text()) == "without") return agents_of_passive(head);
    if (one_of(lower_ascii(p.text()), {"of", "for", "from", "over", "into", "as"})) {
      if (is_passive(head)) return surface_subject(head);
      const std::uint32_t at = syntax_.object_of(head, "at");  // "lashed out at them for leaving"
      Tokens blamed = at == kNoToken ? objects(head) : syntax_.conjuncts(at);
      if (!blamed.empty()) return blamed;
    }
    return subjects(head, steps + 1);
  }
  // "accused the commission of rigging": the parser may hang the charge on the accused.
  const bool accused = syntax_.token(head).dep() == "dobj" && lower_ascii(p.text()) == "of";
  if (accused && acts(head)) return syntax_.conjuncts(head);
  return is_noun(syntax_.token(head)) ? owners(head, steps) : Tokens{};
}

// Whose deed a noun is: "Israel's plan", "the Israeli plan", "Israel has a plan".
Tokens Frames::owners(std::uint32_t noun, int steps) const {
  if (steps > kMaxSteps) return {};
  const std::uint32_t owner = syntax_.child(noun, {"poss"});
  if (owner != kNoToken) return syntax_.conjuncts(owner);
  for (std::uint32_t c : syntax_.document().children(noun)) {
    const Token t = syntax_.token(c);
    if (one_of(t.dep(), {"amod", "compound", "nmod"}) && acts(c) && c < noun) return {c};
  }
  for (const char* preposition : {"by", "of", "from", "between"}) {
    const std::uint32_t by = syntax_.object_of(noun, preposition);
    if (by != kNoToken && acts(by)) return syntax_.conjuncts(by);
  }
  const Token n = syntax_.token(noun);
  if (one_of(n.dep(), {"dobj", "attr", "oprd"}) && is_verb(syntax_.token(n.record().head))) {
    return subjects(n.record().head, steps + 1);
  }
  if (n.dep() == "nsubjpass" && is_verb(syntax_.token(n.record().head))) {
    const std::uint32_t by = syntax_.object_of(n.record().head, "by");
    if (by != kNoToken) return syntax_.conjuncts(by);
  }
  return {};
}

// "Bakhmut" in "captured Bakhmut": the parser may take a name that it does not know for an adverb.
std::uint32_t Frames::name_after(std::uint32_t verb) const {
  if (verb + 1 >= syntax_.document().token_count()) return kNoToken;
  const Token next = syntax_.token(verb + 1);
  const bool adverb = next.dep() == "advmod" && next.record().head == verb;
  const bool named = syntax_.document().entity_of(next.index()) != Document::kNone;
  return adverb && named ? next.index() : kNoToken;
}

// "a claim the army dismissed as a lie", but not "the day they left for Oslo" nor "the town they
// fought for".
bool Frames::may_take(std::uint32_t noun, std::uint32_t verb) const {
  bool phrase = false;
  for (std::uint32_t c : syntax_.document().children(verb)) {
    if (syntax_.token(c).dep() != "prep") continue;
    if (!syntax_.has_child(c, {"pobj", "pcomp"})) return false;
    phrase = true;
  }
  return !phrase || !world_.is(WordList::kOccasions, lower_ascii(syntax_.token(noun).lemma()));
}

Tokens Frames::objects(std::uint32_t verb) const {
  const std::uint32_t object = syntax_.child(verb, {"dobj"});
  if (object != kNoToken && !names_nothing(syntax_.token(object))) {
    Tokens found;  // "fired 'the Hawk' Ana Roe": a second object renames the first
    for (std::uint32_t c : syntax_.document().children(verb)) {
      if (syntax_.token(c).dep() == "dobj") append(found, syntax_.conjuncts(c));
    }
    return found;
  }
  const Token v = syntax_.token(verb);
  // "the plan that Israel rejected": the noun is what was rejected.
  if (v.dep() == "relcl" && is_noun(v.head()) && syntax_.has_child(verb, {"nsubj"})) {
    const std::uint32_t subject = syntax_.child(verb, {"nsubj"});
    if (!names_nothing(syntax_.token(subject)) && !syntax_.has_child(verb, {"ccomp", "xcomp"}) &&
        may_take(v.record().head, verb)) {
      return syntax_.conjuncts(v.record().head);
    }
    if (object != kNoToken) return syntax_.conjuncts(v.record().head);
  }
  if (const std::uint32_t name = name_after(verb); object == kNoToken && name != kNoToken)
    return {name};
  // "condemned and rejected the plan": the object belongs to both.
  for (std::uint32_t c : syntax_.document().children(verb)) {
    if (syntax_.token(c).dep() != "conj" || c <= verb || syntax_.token(c).tag() != v.tag())
      continue;
    if (syntax_.has_child(c, {"nsubj"}) || c > verb + 3) continue;
    const std::uint32_t shared = syntax_.child(c, {"dobj"});
    if (shared != kNoToken) return syntax_.conjuncts(shared);
  }
  return {};
}

}  // namespace standoff
