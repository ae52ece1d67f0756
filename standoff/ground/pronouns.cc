// The part of Actors that finds what pronouns refer to.
#include "standoff/ground/internal/pronouns.h"

#include "standoff/ground/actors.h"
#include "standoff/ground/internal/figure_phrases.h"
#include "standoff/ground/internal/nouns.h"

namespace standoff {
namespace {

constexpr int kMostVerbs = 4;     // between a pronoun and the subject of its clause
constexpr int kSameSentence = 4;  // for an object, of what its own sentence names
constexpr int kOwner = 6;         // for "its", of the subject of its own clause
constexpr int kReporter = 4;      // "Egypt said it": who says or does it may well mean himself
constexpr int kMostHeads = 6;     // between a pronoun and the clause that it opens
constexpr int kClaimant = 10;     // "Egypt's claim that it"
constexpr int kAnnounced = 2;     // for whom the clause that follows names
constexpr int kQuoted = 4;     // what the author's own pronoun takes from whom others' words name
constexpr int kParagraph = 1;  // what a new paragraph takes from what may be meant

// Whether `subject` is that of a clause that the clause of `pronoun` hangs on: "Egypt said it",
// "Egypt left when it", "Egypt said its envoys".
bool governs(const Syntax& syntax, std::uint32_t subject, std::uint32_t pronoun) {
  Token at = syntax.token(pronoun);
  if (at.dep() == "poss") at = at.head();
  if (!one_of(at.dep(), {"nsubj", "nsubjpass"})) return false;
  bool inside = false;  // the clause of its own has been left
  for (int step = 0; step < kMostHeads; ++step) {
    if (inside && syntax.has_child(at.index(), {"nsubj", "nsubjpass"})) {
      return syntax.child(at.index(), {"nsubj", "nsubjpass"}) == subject;
    }
    if (at.is_root()) return false;
    inside = inside || one_of(at.dep(), {"ccomp", "advcl"});
    at = at.head();
  }
  return false;
}

// "Egypt's claim that it"
bool claims(const Document& document, std::uint32_t owner, std::uint32_t pronoun) {
  const Token p = document.token(pronoun);
  const Token o = document.token(owner);
  if (p.dep() != "nsubj" || o.dep() != "poss" || p.is_root()) return false;
  return one_of(p.head().dep(), {"ccomp", "acl"}) && p.head().record().head == o.record().head;
}

// The object of the verb that a denial in a relative clause is of: "accused Norvia of the raid,
// which it denies", "jailed Ana Roe for theft, a charge she denies". kNoToken where there is none.
std::uint32_t accused_denier(const Syntax& syntax, const World& world, std::uint32_t pronoun) {
  Token at = syntax.token(pronoun);
  if (at.dep() != "nsubj" || at.is_root() || at.head().dep() != "relcl" ||
      !world.is(WordList::kDenying, at.head().lemma())) {
    return kNoToken;
  }
  at = at.head();
  for (int step = 0; step < kMostHeads && !at.is_root(); ++step) {
    at = at.head();
    if (!is_verb(at) || at.tag() == "VBG") continue;
    const std::uint32_t object = syntax.child(at.index(), {"dobj", "nsubjpass"});
    if (object != kNoToken) return object < pronoun ? object : kNoToken;
  }
  return kNoToken;
}

// The subject that comes after the phrase or clause with the pronoun: "In her speech, Ana Roe
// said"; kNoToken where there is none.
std::uint32_t announced(const Syntax& syntax, std::uint32_t pronoun) {
  Token at = syntax.token(pronoun);
  for (int step = 0; step < kMostHeads && !at.is_root(); ++step) {
    const Token head = at.head();
    if (one_of(at.dep(), {"prep", "advcl"}) && is_verb(head) && at.index() < head.index()) {
      const std::uint32_t subject = syntax.child(head.index(), {"nsubj", "nsubjpass"});
      return subject != kNoToken && subject > pronoun ? subject : kNoToken;
    }
    at = head;
  }
  return kNoToken;
}

// "it is clear that", "it rained": a subject that takes up nothing.
bool is_empty_subject(const Document& document, const World& world, std::uint32_t token) {
  const Token t = document.token(token);
  if (t.dep() == "expl") return true;
  if (t.dep() != "nsubj" && t.dep() != "nsubjpass") return false;
  const bool weather = world.is(WordList::kNoSubject, t.head().lemma());
  if (t.head().lemma() != "be" && t.dep() != "nsubjpass" && !weather) return false;
  return near_child(document, t.record().head, {"ccomp", "xcomp", "advcl", "csubj"}) != kNoToken;
}

bool is_object(Token token) { return one_of(token.dep(), {"dobj", "pobj", "dative"}); }

// The subject of the verb whose object this is: in "Norvia attacked it", "it" is not Norvia.
std::uint32_t doer_upon(const Syntax& syntax, std::uint32_t object) {
  const Token p = syntax.token(object);
  if (!is_object(p)) return kNoToken;
  if (p.text().ends_with("self") || p.text().ends_with("selves")) return kNoToken;
  Token verb = p.head();
  if (verb.pos() == "ADP") verb = verb.head();
  for (int step = 0; step < kMostVerbs && is_verb(verb); ++step) {  // "offered to meet her"
    const std::uint32_t subject = syntax.child(verb.index(), {"nsubj"});
    const bool which = subject != kNoToken && is_relative(syntax.token(subject));
    if (which && verb.dep() == "relcl") return verb.record().head;
    if (subject != kNoToken) return subject;
    const bool of_noun = one_of(verb.dep(), {"acl", "relcl"}) && is_noun(verb.head());
    if (of_noun) return verb.record().head;  // "soldiers firing at them"
    if (!one_of(verb.dep(), {"xcomp", "conj", "advcl"})) break;
    const std::uint32_t told = verb.dep() == "xcomp" ? syntax.child(verb.record().head, {"dobj"})
                                                     : kNoToken;  // "asked the envoy to meet her"
    if (told != kNoToken) return told;
    verb = verb.head();
  }
  return kNoToken;
}

// The subject of the verb whose object a possessive stands in: Esteria in "Norvia demanded that
// Esteria end its blockade".
std::uint32_t likely_owner(const Syntax& syntax, std::uint32_t pronoun) {
  if (syntax.token(pronoun).tag() != "PRP$") return kNoToken;
  Token owned = syntax.token(pronoun).head();
  while (owned.dep() == "pobj" && owned.head().dep() == "prep" && is_noun(owned.head().head()))
    owned = owned.head().head();  // "the end of its blockade"
  return doer_upon(syntax, owned.index());
}

}  // namespace

void Actors::resolve_pronoun(std::uint32_t token) {
  const std::string pronoun = lower_ascii(document_.token(token).text());
  const bool third = is_he(pronoun) || is_she(pronoun) || is_it(pronoun) || is_they(pronoun);
  if (!third || (is_it(pronoun) && is_empty_subject(document_, world_, token))) return;
  const std::uint32_t antecedent = pronoun_antecedent(token);
  if (antecedent == kNoToken || actor_at_[antecedent] == kNoRecord) return;
  if ((is_it(pronoun) || is_they(pronoun)) && stronger_thing(token, antecedent)) return;
  mention(actor_at_[antecedent], {token, token + 1}, token, MentionForm::kPronoun);
}

// Whether a thing that is no actor, nearer than `antecedent`, is what "it" or "they" takes up.
bool Actors::stronger_thing(std::uint32_t pronoun, std::uint32_t antecedent) const {
  const bool plural = is_they(lower_ascii(document_.token(pronoun).text()));
  const auto distance = [&](std::uint32_t at) {
    return static_cast<int>(document_.sentence_of(pronoun) - document_.sentence_of(at));
  };
  const int score = 2 * salience_[antecedent] - 3 * distance(antecedent);
  for (std::uint32_t at = antecedent + 1; at < pronoun; ++at) {
    const Token t = document_.token(at);
    if (t.pos() != "NOUN" || actor_at_[at] != kNoRecord || is_plural(t) != plural) continue;
    if (!one_of(t.dep(), {"nsubj", "nsubjpass", "dobj"})) continue;
    if (2 * weight_of(at) - 3 * distance(at) >= score) return true;
  }
  return false;
}

bool Actors::can_be(ActorId id, std::string_view pronoun) const {
  const ActorKind kind = actors_[id].kind;
  const bool singular_person = kind == ActorKind::kPerson;
  if (is_he(pronoun) || is_she(pronoun)) {
    const Gender gender = is_she(pronoun) ? Gender::kFemale : Gender::kMale;
    if (traits_[id].gender != Gender::kUnknown && traits_[id].gender != gender) return false;
    return singular_person || (kind == ActorKind::kUnnamed && !traits_[id].plural);
  }
  if (is_it(pronoun)) {
    return !singular_person && kind != ActorKind::kUnnamed && kind != ActorKind::kPopulation &&
           !traits_[id].plural;
  }
  const bool official = kind == ActorKind::kUnnamed && traits_[id].official && !traits_[id].plural;
  return is_they(pronoun) && !singular_person && !official && kind != ActorKind::kCountry;
}

// Whether a noun that is no actor yet would be one that this pronoun may take up.
bool Actors::may_become(std::uint32_t token, std::string_view pronoun) const {
  const Token t = document_.token(token);
  if (t.pos() != "NOUN" || actor_at_[token] != kNoRecord) return false;
  if (one_of(t.dep(), {"compound", "nmod"})) return false;
  const NounClass noun = world_.noun_class(t);
  if (noun == NounClass::kOther || noun == NounClass::kDocument) return false;
  if (is_they(pronoun)) return is_plural(t);
  if (is_plural(t)) return false;
  if (is_it(pronoun)) return !names_role(noun) && noun != NounClass::kPopulation;
  const Gender gender = world_.gender(t.lemma());
  const Gender wanted = is_she(pronoun) ? Gender::kFemale : Gender::kMale;
  return names_role(noun) && (gender == Gender::kUnknown || gender == wanted);
}

// How well the mention or noun at `at` fits the pronoun, which `owner` may own; 0 where it does
// not.
int Actors::antecedent_score(std::uint32_t at, std::uint32_t token, std::uint32_t owner) const {
  const std::string pronoun = lower_ascii(document_.token(token).text());
  const bool known = salience_[at] != 0;
  if (known ? !can_be(actor_at_[at], pronoun) : !may_become(at, pronoun)) return 0;
  if (is_none(syntax_, at)) return 0;
  const auto distance = static_cast<int>(document_.sentence_of(token) - document_.sentence_of(at));
  int score = 20 + 2 * (known ? salience_[at] : weight_of(at)) - 3 * distance;
  if (known && pronoun == "they" && traits_[actor_at_[at]].plural) score += 3;
  if (document_.paragraph_of(at) != document_.paragraph_of(token)) score -= kParagraph;
  if (quotations_.holds(at) && !quotations_.holds(token)) score -= kQuoted;
  if (governs(syntax_, at, token)) score += kReporter;
  if (claims(document_, at, token)) score += kClaimant;
  if (known && distance == 0 && is_object(document_.token(token))) score += kSameSentence;
  return at == owner ? score + kOwner : score;
}

// The same for a name that comes after the pronoun.
int Actors::announced_score(std::uint32_t at, std::uint32_t token) const {
  const bool named =
      salience_[at] != 0 && actors_[actor_at_[at]].mentions.front().form == MentionForm::kName;
  const bool fits = named && can_be(actor_at_[at], lower_ascii(document_.token(token).text()));
  return fits ? 20 + 2 * salience_[at] + kAnnounced : 0;
}

// The head of the mention, or of the noun that is no mention yet, that the pronoun takes up.
std::uint32_t Actors::pronoun_antecedent(std::uint32_t token) const {
  const std::uint32_t acting = doer_upon(syntax_, token);
  const std::uint32_t owner = likely_owner(syntax_, token);
  const std::uint32_t denier = accused_denier(syntax_, world_, token);
  if (denier != kNoToken && antecedent_score(denier, token, owner) > 0) return denier;
  int best_score = 0;
  std::uint32_t best_at = kNoToken;
  for (std::uint32_t back = 1; back <= kReach && back <= token; ++back) {
    const std::uint32_t at = token - back;
    const bool does_it =
        acting != kNoToken &&
        (at == acting || (salience_[at] != 0 && actor_at_[at] == actor_at_[acting]));
    const int score = does_it ? 0 : antecedent_score(at, token, owner);
    if (score > best_score) {
      best_at = at;
      best_score = score;
    }
  }
  const std::uint32_t later = announced(syntax_, token);
  return later != kNoToken && announced_score(later, token) > best_score ? later : best_at;
}

ActorId Actors::refer_pronoun(std::uint32_t token) {
  const std::string pronoun = lower_ascii(document_.token(token).text());
  if (one_of(pronoun, {"many", "some", "others", "most", "both", "those", "several", "few"})) {
    return refer_nominal(token);
  }
  const std::uint32_t antecedent = pronoun_antecedent(token);
  if (antecedent == kNoToken) return kNoRecord;
  const bool object = !one_of(document_.token(token).dep(), {"nsubj", "nsubjpass"});
  if (object && (is_it(pronoun) || is_they(pronoun)) && stronger_thing(token, antecedent)) {
    return kNoRecord;
  }
  const ActorId id = refer(antecedent);
  if (id == kNoRecord) return id;
  mention(id, {token, token + 1}, token, MentionForm::kPronoun);
  if (traits_[id].gender == Gender::kUnknown) {
    if (is_she(pronoun)) traits_[id].gender = Gender::kFemale;
    if (is_he(pronoun)) traits_[id].gender = Gender::kMale;
  }
  return id;
}

}  // namespace standoff
