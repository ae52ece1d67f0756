// The part of Actors that finds what nouns and descriptions refer to.
#include <algorithm>
#include <utility>

#include "standoff/ground/actors.h"
#include "standoff/ground/internal/nouns.h"
#include "standoff/ground/internal/pronouns.h"

namespace standoff {
namespace {

constexpr std::uint32_t kLongest = 14;  // tokens of a description

constexpr int kDeepest = 24;             // "his aide's brother's lawyer" and further are nobody
constexpr std::uint32_t kHeadline = 64;  // tokens that a headline may have
constexpr std::uint32_t kLead = 160;     // tokens in which "the president" may be named further on

// A name, or a noun that keeps its capital in the lemma.
bool is_proper(Token token) {
  const std::string_view lemma = token.lemma();
  return token.pos() == "PROPN" || (!lemma.empty() && lemma[0] >= 'A' && lemma[0] <= 'Z');
}

// Whether `word` stands in `text` as a word of its own or with a plural ending.
bool contains_word(std::string_view text, std::string_view word) {
  const std::string lower = lower_ascii(text);
  const std::string wanted = lower_ascii(word);
  if (wanted.empty()) return false;
  for (std::size_t at = lower.find(wanted); at != std::string::npos;
       at = lower.find(wanted, at + 1)) {
    std::size_t end = at + wanted.size();
    if (end < lower.size() && lower[end] == 's') ++end;
    const bool begins = at == 0 || !is_ascii_letter(lower[at - 1]);
    if (begins && (end >= lower.size() || !is_ascii_letter(lower[end]))) return true;
  }
  return false;
}

// "prime minister", but not "deputy prime minister"
bool leads_state(const World& world, std::string_view role) {
  const std::vector<std::string_view> words = split_list(role, ' ');
  const auto any = [&](WordList list) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return world.is(list, lower_ascii(word)); });
  };
  return any(WordList::kLeading) && !any(WordList::kUnderLeaders);
}

}  // namespace

ActorId Actors::refer(std::uint32_t token) {
  if (token >= document_.token_count() || is_measure(token)) return kNoRecord;
  if (actor_at_[token] != kNoRecord) return actor_at_[token];
  if (const auto place = place_at_.find(token); place != place_at_.end()) {
    const NameMention& name = places_[place->second];
    const ActorId id = group_organization(name);
    mention(id, name.tokens, name.head, MentionForm::kName);
    return id;
  }
  if (asked_ == kDeepest) return kNoRecord;
  ++asked_;
  const ActorId id = refer_noun(token);
  --asked_;
  return id;
}

// "last month" in "last month's attack"
bool Actors::is_measure(std::uint32_t token) const {
  const std::uint32_t entity = document_.entity_of(token);
  return entity != Document::kNone &&
         one_of(document_.label(document_.entities()[entity].label),
                {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"});
}

ActorId Actors::refer_noun(std::uint32_t token) {
  const Token t = document_.token(token);
  if (const ActorId named = appositive(token); named != kNoRecord) {
    mention(named, syntax_.noun_phrase(token), token, MentionForm::kNominal);
    return named;
  }
  if (t.pos() == "PRON" || one_of(t.tag(), {"PRP", "PRP$"})) return refer_pronoun(token);
  return refer_nominal(token);
}

// What no one asked for, so that a report's mentions are complete: pronouns and definite
// descriptions of actors that are known by now. Makes no new actor.
void Actors::resolve_rest() {
  for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
    if (actor_at_[t] != kNoRecord) continue;
    const Token token = document_.token(t);
    if (one_of(token.tag(), {"PRP", "PRP$"})) {
      resolve_pronoun(t);
    } else if (one_of(token.pos(), {"NOUN", "PROPN"}) &&
               !one_of(token.dep(), {"compound", "nmod", "attr"})) {
      resolve_nominal(t);
    }
  }
}

void Actors::resolve_nominal(std::uint32_t token) {
  const Token t = document_.token(token);
  const NounClass noun = world_.noun_class(t);
  if (noun == NounClass::kOther || noun == NounClass::kDocument) return;
  const TokenRange phrase = syntax_.noun_phrase(token);
  const std::string first = lower_ascii(document_.token(phrase.begin).text());
  if (!one_of(first, {"the", "this", "that", "these", "those"})) return;
  const ActorId earlier = antecedent_of(token);
  if (earlier != kNoRecord) mention(earlier, phrase, token, MentionForm::kNominal);
}

// The person that an apposition names: "Israel's envoy, Danny Danon", "spokesman John Kirby".
ActorId Actors::appositive(std::uint32_t token) const {
  if (!one_of(document_.token(token).pos(), {"NOUN", "PROPN", "NUM"})) return kNoRecord;
  for (std::uint32_t c : document_.children(token)) {
    const Token child = document_.token(c);
    if (one_of(child.dep(), {"prep", "conj"})) {
      if (const ActorId id = appositive_inside(token, c); id != kNoRecord) return id;
    }
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

// "the envoy to the talks, Ann Lee", "expert and former official, Ann Lee": the parser may hang the
// name on the last noun before it, and takes "ambassador to Norvia Ann Lee" for an object.
ActorId Actors::appositive_inside(std::uint32_t noun, std::uint32_t child) const {
  const auto holds_role = [this](std::uint32_t token) {
    const Token t = document_.token(token);
    return names_role(world_.noun_class(t)) && !is_plural(t);
  };
  const auto person_at = [this](std::uint32_t token) {
    const ActorId id = token == kNoToken ? kNoRecord : actor_at_[token];
    return id != kNoRecord && actors_[id].kind == ActorKind::kPerson ? id : kNoRecord;
  };
  if (!holds_role(noun)) return kNoRecord;
  if (document_.token(child).dep() == "conj") {
    return holds_role(child) ? person_at(syntax_.child(child, {"appos"})) : kNoRecord;
  }
  const std::uint32_t object = syntax_.child(child, {"pobj"});
  if (object == kNoToken || holds_role(object)) return kNoRecord;
  if (const ActorId id = person_at(object); id != kNoRecord) {
    return actor_before(object, id) ? id : kNoRecord;
  }
  return person_at(syntax_.child(object, {"appos"}));
}

// Whether the words of `token`'s phrase before the name of `id` are another actor's name.
bool Actors::actor_before(std::uint32_t token, ActorId id) const {
  const TokenRange phrase = syntax_.noun_phrase(token);
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (actor_at_[i] == id) return false;
    if (actor_at_[i] != kNoRecord || !countries_[i].empty()) return true;
  }
  return false;
}

int Actors::likeness_of_person(ActorId id, std::uint32_t token, std::string_view phrase) const {
  const Token t = document_.token(token);
  const std::string& role = actors_[id].role;
  const std::string lemma = lower_ascii(t.lemma());
  if (is_plural(t) || !names_role(world_.noun_class(t))) return 0;
  if (contains_word(role, lemma)) {
    const bool over =
        role.starts_with("former ") && phrase.find("former") == std::string_view::npos;
    return (contains_word(role, phrase) ? 15 : 10) - (over ? 4 : 0);
  }
  if (world_.is(WordList::kLeaders, lemma) && leads_state(world_, role)) {
    const std::string country = country_of(token);
    if (country.empty()) return 4;
    return country == actors_[id].country ? 9 : 0;
  }
  const bool anyone = world_.is(WordList::kAnyone, lemma);
  return anyone && traits_[id].gender == world_.gender(lemma) ? 3 : 0;
}

// "eight militants", but not "M23 rebels", which "the group" may take up.
bool Actors::is_unnamed_plural(const Actor& actor) const {
  if (actor.mentions.empty() || actor.mentions.front().form != MentionForm::kNominal) return false;
  const std::uint32_t head = actor.mentions.front().head;
  std::uint32_t begin = syntax_.noun_phrase(head).begin;
  begin = std::max(begin, head - std::min(head, kLongest));
  for (std::uint32_t i = begin; i <= head; ++i) {
    if (document_.token(i).pos() == "PROPN") return false;
  }
  return true;
}

// How well the actor fits a definite description by the noun `token`; 0 where it does not.
int Actors::likeness(ActorId id, std::uint32_t token, std::string_view phrase) const {
  const Actor& actor = actors_[id];
  if (actor.kind == ActorKind::kPerson) return likeness_of_person(id, token, phrase);
  const Token t = document_.token(token);
  const std::string lemma = lower_ascii(t.lemma());
  const NounClass noun = world_.noun_class(t);
  const bool plural = actor.kind == ActorKind::kUnnamed || actor.kind == ActorKind::kPopulation ||
                      traits_[id].plural;
  // "the source" may be one of the "sources".
  const bool one = !is_plural(t) && !names_role(noun);
  if (one && traits_[id].plural && is_unnamed_plural(actor)) return 0;
  if (contains_word(actor.name, lemma) && (!is_plural(t) || plural)) return 12;
  if (noun == NounClass::kArmedGroup && actor.kind == ActorKind::kArmedGroup) return 8;
  if (is_plural(t)) return 0;
  struct Fit {
    bool noun;
    ActorKind kind;
    int score;
  };
  const Fit fits[] = {
      {world_.is(WordList::kCountry, lemma), ActorKind::kCountry, 7},
      {world_.is(WordList::kArmedGroup, lemma), ActorKind::kArmedGroup, 9},
      {noun == NounClass::kMedia, ActorKind::kMedia, 8},
      {world_.is(WordList::kIgo, lemma), ActorKind::kIgo, 7},
      {noun == NounClass::kOrganization, ActorKind::kOrganization, 6},
      {world_.is(WordList::kAgency, lemma), ActorKind::kMedia, 6},
      {world_.is(WordList::kAgency, lemma), ActorKind::kIgo, 6},
  };
  for (const Fit& fit : fits) {
    if (fit.noun && fit.kind == actor.kind) return fit.score;
  }
  return 0;
}

// The named or described actor that a definite description takes up: "the ministry", "the prime
// minister", "the officials".
ActorId Actors::antecedent_of(std::uint32_t token) const {
  const TokenRange phrase = syntax_.noun_phrase(token);
  const std::string role = lower_ascii(
      document_.text(document_.span_of({std::min(phrase.begin + 1, token), token + 1})));
  // "the country's" has its country from what it takes up.
  const bool bare = world_.is(WordList::kCountry, lower_ascii(document_.token(token).lemma()));
  const std::string country = bare ? countries_[token] : country_of(token);
  const auto is_umbrella = [this](std::uint32_t at) {
    return actor_at_[at] != kNoRecord &&
           world_.is(WordList::kUmbrellas, lower_ascii(actors_[actor_at_[at]].name));
  };
  // "the U.N. agency" is of the United Nations, but "the M23 rebels" are M23.
  bool of_umbrella = false;
  for (std::uint32_t i = phrase.begin; i < token; ++i) of_umbrella = of_umbrella || is_umbrella(i);
  ActorId best = kNoRecord;
  int best_score = 0;
  for (std::uint32_t back = 1; back <= 3 * kReach && back <= token; ++back) {
    const std::uint32_t at = token - back;
    if (salience_[at] == 0 || (of_umbrella && is_umbrella(at))) continue;
    const Actor& actor = actors_[actor_at_[at]];
    if (!country.empty() && !actor.country.empty() && actor.country != country) continue;
    int score = likeness(actor_at_[at], token, role);
    if (score == 0) continue;
    score = 100 + 10 * score - static_cast<int>(back) / 20 + salience_[at];
    if (score > best_score) {
      best = actor_at_[at];
      best_score = score;
    }
  }
  return best;
}

// Whether a plural without an article tells of some who have not been named: "people accused of
// theft", "a number of people".
bool Actors::is_some(std::uint32_t token) const {
  if (syntax_.has_child(token, {"acl", "relcl"})) return true;
  const Token t = document_.token(token);
  return t.dep() == "pobj" && lower_ascii(t.head().text()) == "of" &&
         world_.is(WordList::kAmounts, t.head().head().lemma());
}

// "candidate" in "the senator and presidential candidate": one person.
bool Actors::is_second_role(std::uint32_t token) const {
  const Token t = document_.token(token);
  if (t.dep() != "conj" || is_plural(t) || is_plural(t.head())) return false;
  return world_.is(WordList::kSecondRoles, lower_ascii(t.lemma())) &&
         names_role(world_.noun_class(t.head())) && !syntax_.has_child(token, {"det", "poss"}) &&
         syntax_.has_child(t.record().head, {"det", "poss"});
}

ActorId Actors::refer_nominal(std::uint32_t token) {
  const Token t = document_.token(token);
  const NounClass noun = world_.noun_class(t);
  const bool proper = is_proper(t);
  if (noun == NounClass::kOther && !proper &&
      !one_of(t.pos(), {"NOUN", "PRON", "ADJ", "NUM", "DET"})) {
    return kNoRecord;
  }
  if (is_second_role(token)) return refer(t.record().head);
  const TokenRange phrase = syntax_.noun_phrase(token);
  const std::string first = lower_ascii(document_.token(phrase.begin).text());
  const bool definite =
      one_of(first, {"the", "this", "that", "these", "those", "his", "her", "its", "their"}) ||
      (phrase.size() == 1 && is_plural(t) && !is_some(token));
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
  if (const ActorId alike = first == "the" ? described_alike(token) : kNoRecord;
      alike != kNoRecord) {
    mention(alike, phrase, token, MentionForm::kNominal);
    return alike;
  }
  return new_nominal(token, noun);
}

// The actor that the same words describe further on, where they were asked for first: who speaks is
// found before who acts.
ActorId Actors::described_alike(std::uint32_t token) const {
  const std::string words = lower_ascii(document_.text(document_.span_of(described(token))));
  for (ActorId id = 0; id < actors_.size(); ++id) {
    const Actor& actor = actors_[id];
    const bool described =
        !actor.mentions.empty() && actor.mentions.front().form == MentionForm::kNominal;
    if (described && actor.mentions.front().head > token && lower_ascii(actor.name) == words)
      return id;
  }
  return kNoRecord;
}

ActorId Actors::announced_person(std::uint32_t token, NounClass noun) const {
  const TokenRange phrase = syntax_.noun_phrase(token);
  const bool definite = lower_ascii(document_.token(phrase.begin).text()) == "the";
  const bool early =
      document_.paragraph_of(token) == 0 ? token < kHeadline : definite && token < kLead;
  if (!early || !names_role(noun) || is_plural(document_.token(token))) return kNoRecord;
  const std::string country = country_of(token);
  const std::string lemma = lower_ascii(document_.token(token).text());
  for (ActorId id = 0; id < actors_.size(); ++id) {
    const Actor& actor = actors_[id];
    if (actor.kind != ActorKind::kPerson || !contains_word(actor.role, lemma)) continue;
    // "the president called Ana Roe": two persons
    const bool beside =
        document_.paragraph_of(token) > 0 && !actor.mentions.empty() &&
        document_.sentence_of(actor.mentions.front().head) == document_.sentence_of(token);
    if (beside) continue;
    if (country.empty() || actor.country.empty() || country == actor.country) return id;
  }
  return kNoRecord;
}

// Whether what hangs behind a noun tells who is meant, and not what befalls him, when or why.
bool Actors::is_described_by(std::uint32_t child, std::uint32_t token) const {
  const Token t = document_.token(child);
  if (!one_of(t.dep(), {"prep", "amod", "acl"}) || one_of(t.tag(), {"VBG", "VBD"})) return false;
  // "sanctioned three companies over arms sales", "a court on Friday found"
  const std::string word = lower_ascii(t.text());
  if (one_of(word, {"over", "after", "amid"}) || syntax_.opens_time(child)) return false;
  // "accused the president of fraud"
  if (word != "of" || !world_.is_charged(document_.token(token))) return true;
  const std::uint32_t of = syntax_.child(child, {"pobj", "pcomp"});
  return of == kNoToken || is_proper(document_.token(of));
}

// A description with what tells it from others: "people familiar with the talks".
TokenRange Actors::described(std::uint32_t token) const {
  TokenRange phrase = syntax_.noun_phrase(token);
  // "Norvia's government and Kelsund rebels": the parser may fold the first into the second.
  for (std::uint32_t i = phrase.begin + 1; i < token; ++i) {
    if (document_.token(i).pos() == "CCONJ" && document_.token(i - 1).pos() == "NOUN")
      phrase.begin = i + 1;
  }
  for (std::uint32_t c : document_.children(token)) {
    if (c < token) continue;
    if (c != phrase.end && syntax_.subtree(c).begin != phrase.end) break;
    if (!is_described_by(c, token)) break;
    const TokenRange range = syntax_.subtree(c);
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (document_.token(i).pos() == "PUNCT" && document_.token(i).text() == ",") return phrase;
    }
    if (range.end - phrase.begin > kLongest) break;
    phrase.end = range.end;
  }
  return phrase;
}

// "the U.N. refugee agency"
bool Actors::is_of_igo(std::uint32_t token, NounClass noun) const {
  if (noun != NounClass::kOrgan && noun != NounClass::kOrganization) return false;
  const TokenRange phrase = syntax_.noun_phrase(token);
  for (std::uint32_t i = phrase.begin; i < token; ++i) {
    if (actor_at_[i] != kNoRecord && actors_[actor_at_[i]].kind == ActorKind::kIgo) return true;
  }
  return false;
}

// What the owner says of an actor, "its defence ministry" or "Netanyahu's office": he is asked for
// first, but "his Russian counterpart" is Russian. "Its army" is told as "Norvia's army".
void Actors::take_after(std::uint32_t owner, std::uint32_t token, Actor& actor) {
  const TokenRange phrase = described(token);
  const ActorId whose = refer(owner);
  if (whose != kNoRecord) actor.country = actors_[whose].country;
  const ActorKind kind = whose == kNoRecord ? ActorKind::kUnnamed : actors_[whose].kind;
  const bool its = document_.token(owner).tag() == "PRP$" && owner == phrase.begin &&
                   (kind == ActorKind::kCountry || kind == ActorKind::kIgo);
  if (its && owner + 1 < phrase.end) {
    const std::string& name = actors_[whose].name;
    actor.name = name + (name.ends_with('s') ? "' " : "'s ");
    actor.name += document_.text(document_.span_of({owner + 1, phrase.end}));
  }
  for (std::uint32_t i = owner + 1; i < token; ++i) {
    if (!countries_[i].empty() && document_.records()[i].head == token) {
      actor.country = countries_[i];
    }
  }
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
  if (const std::uint32_t owner = syntax_.child(token, {"poss"}); owner != kNoToken) {
    take_after(owner, token, actor);
  }
  if (actor.country.empty()) actor.country = country_of(token);
  if (is_of_igo(token, noun)) actor.kind = ActorKind::kIgo;
  if (actor.country.empty() && actor.kind != ActorKind::kIgo && is_home(token)) {
    actor.country = home_;
  }
  const bool plural =
      is_plural(t) || one_of(lower_ascii(t.text()), {"many", "some", "others", "people"});
  const ActorId id = make(std::move(actor));
  traits_[id].plural = plural;
  traits_[id].sector = world_.sector(document_, token);
  traits_[id].official = noun == NounClass::kOfficial;
  if (!plural) learn_gender(id, lower_ascii(t.lemma()));
  names_[id].push_back(actors_[id].name);
  mention(id, phrase, token, is_proper(t) ? MentionForm::kName : MentionForm::kNominal);
  belong(id, token);
  return id;
}

// The first word that says whether to call the actor he or she.
void Actors::learn_gender(ActorId id, std::string_view words) {
  while (!words.empty() && traits_[id].gender == Gender::kUnknown) {
    const std::string_view word = words.substr(0, words.find(' '));
    traits_[id].gender = world_.gender(word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
}

}  // namespace standoff
