// The part of Actors that finds what pronouns and descriptions refer to.
#include <algorithm>
#include <utility>

#include "standoff/ground/actors.h"

namespace standoff {
namespace {

constexpr std::uint32_t kLongest = 14;  // tokens of a description

constexpr std::uint32_t kReach = 250;  // tokens back that a pronoun may refer to

bool is_plural(Token token) {
  return token.tag() == "NNS" || token.tag() == "NNPS" ||
         token.morph().find("Number=Plur") != std::string_view::npos;
}

// A name, or a noun that keeps its capital in the lemma.
bool is_proper(Token token) {
  const std::string_view lemma = token.lemma();
  return token.pos() == "PROPN" || (!lemma.empty() && lemma[0] >= 'A' && lemma[0] <= 'Z');
}

bool names_role(NounClass noun) {
  return noun == NounClass::kOfficial || noun == NounClass::kPerson;
}

bool contains_word(std::string_view text, std::string_view word) {
  const std::string lower = lower_ascii(text);
  return !word.empty() && lower.find(lower_ascii(word)) != std::string::npos;
}

}  // namespace

ActorId Actors::refer(std::uint32_t token) {
  if (token >= document_.token_count()) return kNoRecord;
  if (actor_at_[token] != kNoRecord) return actor_at_[token];
  const Token t = document_.token(token);
  if (const ActorId named = appositive(token); named != kNoRecord) {
    mention(named, syntax_.noun_phrase(token), token, MentionForm::kNominal);
    return named;
  }
  if (t.pos() == "PRON" || one_of(t.tag(), {"PRP", "PRP$"})) return refer_pronoun(token);
  return refer_nominal(token);
}

// The person that an apposition names: "Israel's envoy, Danny Danon", "spokesman John Kirby".
ActorId Actors::appositive(std::uint32_t token) const {
  if (!one_of(document_.token(token).pos(), {"NOUN", "PROPN", "NUM"})) return kNoRecord;
  for (std::uint32_t c : document_.children(token)) {
    const Token child = document_.token(c);
    if (actor_at_[c] == kNoRecord) continue;
    const ActorKind kind = actors_[actor_at_[c]].kind;
    if (child.dep() == "appos" && kind != ActorKind::kCountry) return actor_at_[c];
    if (one_of(child.dep(), {"compound", "nmod", "amod"}) && kind == ActorKind::kPerson &&
        c > token) {
      return actor_at_[c];
    }
  }
  return kNoRecord;
}

bool Actors::can_be(ActorId id, std::string_view pronoun) const {
  const ActorKind kind = actors_[id].kind;
  const bool singular_person = kind == ActorKind::kPerson;
  if (one_of(pronoun, {"he", "she", "his", "her", "him"})) {
    const Gender gender = one_of(pronoun, {"she", "her"}) ? Gender::kFemale : Gender::kMale;
    if (traits_[id].gender != Gender::kUnknown && traits_[id].gender != gender) return false;
    return singular_person || (kind == ActorKind::kUnnamed && !traits_[id].plural);
  }
  if (one_of(pronoun, {"it", "its"})) {
    return !singular_person && kind != ActorKind::kUnnamed && kind != ActorKind::kPopulation;
  }
  if (one_of(pronoun, {"they", "their", "them"}))
    return !singular_person && kind != ActorKind::kCountry;
  return false;
}

// Whether a noun that is no actor yet would be one that this pronoun may take up.
bool Actors::may_become(std::uint32_t token, std::string_view pronoun) const {
  const Token t = document_.token(token);
  if (t.pos() != "NOUN" || actor_at_[token] != kNoRecord) return false;
  if (one_of(t.dep(), {"compound", "nmod"})) return false;
  const NounClass noun = world_.noun_class(t);
  if (noun == NounClass::kOther || noun == NounClass::kDocument) return false;
  if (one_of(pronoun, {"they", "their", "them"})) return is_plural(t);
  if (is_plural(t)) return false;
  if (one_of(pronoun, {"it", "its"})) return !names_role(noun) && noun != NounClass::kPopulation;
  const Gender gender = world_.gender(t.lemma());
  const Gender wanted = one_of(pronoun, {"she", "her"}) ? Gender::kFemale : Gender::kMale;
  return names_role(noun) && (gender == Gender::kUnknown || gender == wanted);
}

ActorId Actors::refer_pronoun(std::uint32_t token) {
  const std::string pronoun = lower_ascii(document_.token(token).text());
  if (one_of(pronoun, {"many", "some", "others", "most", "both", "those", "several", "few"})) {
    return refer_nominal(token);
  }
  const std::uint32_t here = document_.sentence_of(token);
  ActorId best = kNoRecord;
  int best_score = 0;
  std::uint32_t best_at = kNoToken;
  for (std::uint32_t back = 1; back <= kReach && back <= token; ++back) {
    const std::uint32_t at = token - back;
    const bool known = salience_[at] != 0;
    if (known ? !can_be(actor_at_[at], pronoun) : !may_become(at, pronoun)) continue;
    const auto distance = static_cast<int>(here - document_.sentence_of(at));
    int score = 20 + 2 * (known ? salience_[at] : weight_of(at)) - 3 * distance;
    if (known && pronoun == "they" && traits_[actor_at_[at]].plural) score += 3;
    if (score > best_score) {
      best_at = at;
      best_score = score;
    }
  }
  if (best_at == kNoToken) return kNoRecord;
  best = refer(best_at);
  if (best == kNoRecord) return best;
  mention(best, {token, token + 1}, token, MentionForm::kPronoun);
  if (pronoun == "she" && traits_[best].gender == Gender::kUnknown) {
    traits_[best].gender = Gender::kFemale;
  } else if (pronoun == "he" && traits_[best].gender == Gender::kUnknown) {
    traits_[best].gender = Gender::kMale;
  }
  return best;
}

// The named or described actor that a definite description takes up: "the ministry", "the prime
// minister", "the officials".
ActorId Actors::antecedent_of(std::uint32_t token) const {
  const Token t = document_.token(token);
  const NounClass noun = world_.noun_class(t);
  const std::string country = country_of(token);
  const std::string lemma = lower_ascii(t.lemma());
  const TokenRange phrase = syntax_.noun_phrase(token);
  const std::string role = lower_ascii(
      document_.text(document_.span_of({std::min(phrase.begin + 1, token), token + 1})));
  ActorId best = kNoRecord;
  int best_score = 0;
  for (std::uint32_t back = 1; back <= 3 * kReach && back <= token; ++back) {
    const std::uint32_t at = token - back;
    if (salience_[at] == 0) continue;
    const Actor& actor = actors_[actor_at_[at]];
    if (!country.empty() && !actor.country.empty() && actor.country != country) continue;
    int score = 0;
    if (actor.kind == ActorKind::kPerson) {
      if (names_role(noun) && contains_word(actor.role, lemma)) score = 10;
      if (score > 0 && contains_word(actor.role, role)) score += 5;
    } else if (contains_word(actor.name, lemma) && !is_plural(t)) {
      score = 12;
    } else if (contains_word(actor.name, lemma) && actor.kind == ActorKind::kUnnamed) {
      score = 12;
    } else if (noun == NounClass::kOrganization && lemma == "group" &&
               actor.kind == ActorKind::kArmedGroup) {
      score = 9;
    } else if (noun == NounClass::kMedia && actor.kind == ActorKind::kMedia) {
      score = 8;
    } else if (noun == NounClass::kOrganization && actor.kind == ActorKind::kOrganization &&
               !is_plural(t)) {
      score = 6;
    } else if (lemma == "country" && actor.kind == ActorKind::kCountry) {
      score = 7;
    } else if (lemma == "agency" &&
               (actor.kind == ActorKind::kMedia || actor.kind == ActorKind::kIgo)) {
      score = 6;
    }
    if (score == 0) continue;
    score = 100 + 10 * score - static_cast<int>(back) / 20 + salience_[at];
    if (score > best_score) {
      best = actor_at_[at];
      best_score = score;
    }
  }
  return best;
}

ActorId Actors::refer_nominal(std::uint32_t token) {
  const Token t = document_.token(token);
  const NounClass noun = world_.noun_class(t);
  const bool proper = is_proper(t);
  if (noun == NounClass::kOther && !proper &&
      !one_of(t.pos(), {"NOUN", "PRON", "ADJ", "NUM", "DET"})) {
    return kNoRecord;
  }
  const TokenRange phrase = syntax_.noun_phrase(token);
  const std::string first = lower_ascii(document_.token(phrase.begin).text());
  const bool definite =
      one_of(first, {"the", "this", "that", "these", "those", "his", "her", "its", "their"}) ||
      (phrase.size() == 1 && is_plural(t));
  if (definite) {
    if (const ActorId earlier = antecedent_of(token); earlier != kNoRecord) {
      mention(earlier, phrase, token, MentionForm::kNominal);
      return earlier;
    }
  }
  if (const ActorId later = announced_person(token, noun); later != kNoRecord) {
    mention(later, phrase, token, MentionForm::kNominal);
    return later;
  }
  return new_nominal(token, noun);
}

ActorId Actors::announced_person(std::uint32_t token, NounClass noun) const {
  const bool headline = document_.paragraph_of(token) == 0;
  if (!headline || !names_role(noun) || is_plural(document_.token(token))) return kNoRecord;
  const std::string country = country_of(token);
  const std::string lemma = lower_ascii(document_.token(token).text());
  for (ActorId id = 0; id < actors_.size(); ++id) {
    const Actor& actor = actors_[id];
    if (actor.kind != ActorKind::kPerson || !contains_word(actor.role, lemma)) continue;
    if (country.empty() || actor.country.empty() || country == actor.country) return id;
  }
  return kNoRecord;
}

ActorId Actors::country(std::string_view code) const {
  for (ActorId id = 0; id < actors_.size(); ++id) {
    if (actors_[id].kind == ActorKind::kCountry && actors_[id].country == code) return id;
  }
  return kNoRecord;
}

// A description with what tells it from others: "people familiar with the talks".
TokenRange Actors::described(std::uint32_t token) const {
  TokenRange phrase = syntax_.noun_phrase(token);
  for (std::uint32_t c : document_.children(token)) {
    const Token t = document_.token(c);
    if (c < token) continue;
    if (c != phrase.end && syntax_.subtree(c).begin != phrase.end) break;
    if (!one_of(t.dep(), {"prep", "amod", "acl"}) || one_of(t.tag(), {"VBG", "VBD"})) break;
    const TokenRange range = syntax_.subtree(c);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (document_.token(i).pos() == "PUNCT" && document_.token(i).text() == ",") return phrase;
    }
    if (range.end - phrase.begin > kLongest) break;
    phrase.end = range.end;
  }
  return phrase;
}

ActorId Actors::new_nominal(std::uint32_t token, NounClass noun) {
  const Token t = document_.token(token);
  const TokenRange phrase = described(token);
  Actor actor;
  actor.name = std::string(document_.text(document_.span_of(phrase)));
  actor.kind = actor_kind(noun);
  if (is_proper(t) && noun == NounClass::kOther) {
    actor.kind = is_plural(t) ? ActorKind::kOrganization : ActorKind::kPerson;
  }
  actor.country = country_of(token);
  if (actor.country.empty()) {
    // "its defence ministry", "Netanyahu's office"
    const std::uint32_t owner = syntax_.child(token, {"poss"});
    if (owner != kNoToken) {
      const ActorId id = refer(owner);
      if (id != kNoRecord) actor.country = actors_[id].country;
    }
  }
  const bool plural =
      is_plural(t) || one_of(lower_ascii(t.text()), {"many", "some", "others", "people"});
  const ActorId id = make(std::move(actor));
  traits_[id].plural = plural;
  if (!plural) learn_gender(id, lower_ascii(t.lemma()));
  names_[id].push_back(actors_[id].name);
  mention(id, phrase, token, is_proper(t) ? MentionForm::kName : MentionForm::kNominal);
  return id;
}

}  // namespace standoff
