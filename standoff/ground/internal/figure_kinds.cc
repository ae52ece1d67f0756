#include "standoff/ground/internal/figure_kinds.h"

#include <algorithm>

namespace standoff {
namespace {

constexpr int kMaxSteps = 12;             // arcs of one climb
constexpr int kMaxDepth = 3;              // "are believed to have been killed"
constexpr std::size_t kMaxChildren = 24;  // looked at under one verb
constexpr std::uint32_t kWindow = 8;      // tokens in which "take ... hostage" is completed

bool about_people(FigureKind kind) {
  return !(kind == FigureKind::kWeapons || kind == FigureKind::kMoney ||
           kind == FigureKind::kVotes || kind == FigureKind::kOther);
}

}  // namespace

bool KindFinder::matches(std::uint32_t token, const std::string& word) const {
  const Token t = document_.token(token);
  return lower_ascii(t.text()) == word || lower_ascii(t.lemma()) == word;
}

bool KindFinder::followed_by(const KindRule& rule, std::uint32_t token) const {
  if (rule.words.size() == 1) return true;
  const std::uint32_t rest = static_cast<std::uint32_t>(rule.words.size()) - 1;
  const std::uint32_t sentence = document_.sentence_of(token);
  const std::uint32_t end = document_.sentences()[sentence].tokens.end;
  for (std::uint32_t at = token + 1; at + rest <= end && at <= token + kWindow; ++at) {
    std::uint32_t i = 0;
    while (i < rest && matches(at + i, rule.words[i + 1])) ++i;
    if (i == rest) return true;
  }
  return false;
}

bool KindFinder::preceded_by(const KindRule& rule, std::uint32_t token) const {
  const std::uint32_t more = static_cast<std::uint32_t>(rule.words.size()) - 1;
  if (token < more) return false;
  for (std::uint32_t i = 0; i < more; ++i) {
    if (!matches(token - more + i, rule.words[i])) return false;
  }
  return true;
}

const KindRule* KindFinder::rule(FigureRole role, std::uint32_t token, std::uint32_t noun) const {
  const Token t = document_.token(token);
  const KindRule* best = nullptr;
  const auto look = [&](const std::string& word) {
    const auto* rules = tables_.find(role, word);
    if (rules == nullptr) return;
    for (const KindRule& candidate : *rules) {
      if (best != nullptr && best->line <= candidate.line) continue;
      const bool fits =
          role == FigureRole::kNoun ? preceded_by(candidate, token) : followed_by(candidate, token);
      if (fits && allows(candidate, noun)) best = &candidate;
    }
  };
  const std::string lemma = lower_ascii(t.lemma());
  const std::string text = lower_ascii(t.text());
  look(lemma);
  if (text != lemma) look(text);
  return best;
}

bool KindFinder::is_a(FigureRole role, std::uint32_t token) const {
  return rule(role, token, kNoToken) != nullptr;
}

const KindRule* KindFinder::noun_rule(std::uint32_t noun) const {
  return noun == kNoToken ? nullptr : rule(FigureRole::kNoun, noun, kNoToken);
}

bool KindFinder::is_people(std::uint32_t noun) const {
  if (noun == kNoToken || is_a(FigureRole::kPeople, noun)) return true;
  if (const KindRule* known = noun_rule(noun)) return about_people(known->kind);
  if (is_a(FigureRole::kDeed, noun)) return true;
  const std::uint32_t entity = document_.entity_of(noun);
  if (entity == Document::kNone) return false;
  return document_.label(document_.entities()[entity].label) == "NORP";
}

bool KindFinder::allows(const KindRule& rule, std::uint32_t noun) const {
  switch (rule.counted) {
    case Counted::kBare:
      return noun == kNoToken;
    case Counted::kPeople:
      return is_people(noun);
    case Counted::kTroops: {
      if (noun == kNoToken) return false;
      const KindRule* known = noun_rule(noun);
      return known != nullptr && known->kind == FigureKind::kTroops;
    }
    case Counted::kAny:
      break;
  }
  if (noun == kNoToken || !about_people(rule.kind)) return true;
  const KindRule* known = noun_rule(noun);
  return known == nullptr || known->kind != FigureKind::kWeapons;
}

KindFound KindFinder::find(const CountedPhrase& phrase) const {
  KindFound found;
  if (phrase.noun != kNoToken) take(rule(FigureRole::kDeed, phrase.noun, kNoToken), found);
  look_left(phrase, found);
  if (const std::uint32_t next = phrase.tokens.end;
      next < document_.token_count() && !has_object(next)) {  // "20 injured"
    take(rule(FigureRole::kModifier, next, phrase.noun), found);
  }
  climb(phrase, found);
  look_right(phrase, found);
  ask_modifiers(phrase, found);
  look_for_measure(phrase, found);
  if (found.rule == nullptr && found.conjunct_of != kNoToken) {
    const std::uint32_t verb = found.conjunct_of;
    const bool object = is_passive(verb) || has_object(verb);
    ask_verb(verb, object ? As::kObject : As::kSubject, phrase, found, 0);
  }
  if (found.rule == nullptr) found.rule = noun_rule(phrase.noun);
  return found;
}

// "killing at least 26", "wounded another five": the verb stands right before the number.
void KindFinder::look_left(const CountedPhrase& phrase, KindFound& found) const {
  std::uint32_t at = phrase.tokens.begin;
  const std::uint32_t first =
      document_.sentences()[document_.sentence_of(phrase.root)].tokens.begin;
  if (at <= first) return;
  --at;
  const bool skip = one_of(lower_ascii(document_.token(at).text()), {"another", "a", "the"});
  if (skip && at > first) --at;
  if (!document_.token(at).tag().starts_with("VB")) return;
  take(rule(FigureRole::kObject, at, phrase.noun), found);
  if (found.rule != nullptr) found.verb = at;
}

// "put the number of dead at 78": a measure nearby, whatever the parse makes of it.
void KindFinder::look_for_measure(const CountedPhrase& phrase, KindFound& found) const {
  if (phrase.noun != kNoToken || found.rule != nullptr) return;
  const std::uint32_t first =
      document_.sentences()[document_.sentence_of(phrase.root)].tokens.begin;
  const std::uint32_t begin = phrase.tokens.begin;
  if (begin == first || document_.token(begin - 1).text() == ",") return;
  for (std::uint32_t at = begin; at > first && begin - at < kWindow;) {
    --at;
    if (is_a(FigureRole::kGroup, at)) take(measure_of(at, phrase), found);
  }
}

// "12 people were reportedly killed", "40 missing": the rest of the clause is right behind.
void KindFinder::look_right(const CountedPhrase& phrase, KindFound& found) const {
  const std::uint32_t end = document_.sentences()[document_.sentence_of(phrase.root)].tokens.end;
  std::uint32_t at = phrase.tokens.end;
  bool auxiliary = false;
  for (std::uint32_t skipped = 0; at < end && skipped < 5; ++at, ++skipped) {
    const std::string word = lower_ascii(document_.token(at).text());
    const bool skip =
        one_of(word, {"were",       "was",       "are",      "is",     "have",       "has",
                      "had",        "been",      "being",    "be",     "reported",   "confirmed",
                      "feared",     "believed",  "presumed", "also",   "reportedly", "to",
                      "left",       "lay",       "others",   "more",   "of",         "them",
                      "critically", "seriously", "got",      "remain", "remained",   "still"});
    if (!skip) break;
    if (one_of(word, {"were", "was", "are", "is", "been", "being", "be", "got"})) auxiliary = true;
  }
  if (at >= end) return;
  if (!has_object(at)) take(rule(FigureRole::kModifier, at, phrase.noun), found);
  const Token word = document_.token(at);
  if (!word.tag().starts_with("VB")) return;
  if (auxiliary) {
    take(rule(FigureRole::kObject, at, phrase.noun), found);
  } else {
    take(reduced_passive(at, phrase), found);
  }
  if (!auxiliary) take(rule(FigureRole::kSubject, at, phrase.noun), found);
  if (found.rule != nullptr && found.verb == kNoToken) found.verb = at;
}

// "killed 12", "killed and wounded 12".
bool KindFinder::has_object(std::uint32_t verb) const {
  if (near_child(document_, verb, {"dobj"}) != kNoToken) return true;
  const std::uint32_t other = near_child(document_, verb, {"conj"});
  return other != kNoToken && near_child(document_, other, {"dobj"}) != kNoToken &&
         near_child(document_, other, {"nsubj", "nsubjpass"}) == kNoToken;
}

// "30 wounded in blast": a participle that the parser took for the verb of an active clause. Verbs
// that people also do without an object ("returned") must show their form.
const KindRule* KindFinder::reduced_passive(std::uint32_t verb, const CountedPhrase& phrase) const {
  const std::string_view tag = document_.token(verb).tag();
  if (!one_of(tag, {"VBN", "VBD"}) || has_object(verb)) return nullptr;
  if (near_child(document_, verb, {"ccomp"}) != kNoToken) return nullptr;
  const KindRule* found = rule(FigureRole::kObject, verb, phrase.noun);
  return found != nullptr && tag == "VBD" && found->counted != Counted::kAny ? nullptr : found;
}

// "12 wounded soldiers", "95 civilians killed by ...", "people who died".
void KindFinder::ask_modifiers(const CountedPhrase& phrase, KindFound& found) const {
  if (phrase.noun == kNoToken) return;
  const auto children = document_.children(phrase.noun);
  for (std::size_t i = 0; i < std::min(children.size(), kMaxChildren); ++i) {
    const Token child = document_.token(children[i]);
    if (one_of(child.dep(), {"amod", "compound", "nmod"})) {
      take(rule(FigureRole::kModifier, child.index(), phrase.noun), found);
    } else if (child.dep() == "acl" && child.tag() == "VBN") {
      take(rule(FigureRole::kObject, child.index(), phrase.noun), found);
    } else if (child.dep() == "relcl") {
      const bool passive = near_child(document_, child.index(), {"nsubjpass"}) != kNoToken;
      ask_verb(child.index(), passive ? As::kObject : As::kSubject, phrase, found, 0);
    }
  }
}

void KindFinder::climb(const CountedPhrase& phrase, KindFound& found) const {
  std::uint32_t at = phrase.anchor;
  for (int i = 0; i < kMaxSteps && at != kNoToken; ++i) {
    if (at != phrase.noun && at != phrase.root && !document_.token(at).is_root()) {
      const bool word = one_of(document_.token(at).pos(), {"ADJ", "VERB"});
      if (word) take(rule(FigureRole::kModifier, at, phrase.noun), found);
    }
    if (found.verb != kNoToken && found.rule != nullptr) return;
    at = step(at, phrase, found);
  }
}

std::uint32_t KindFinder::step(std::uint32_t at, const CountedPhrase& phrase,
                               KindFound& found) const {
  const Token token = document_.token(at);
  if (token.is_root()) return kNoToken;
  const std::uint32_t head = token.head().index();
  const std::string_view dep = token.dep();
  if (one_of(dep, {"pobj", "pcomp"})) return step_preposition(head, phrase, found);
  if (is_verb(token.head())) {
    if (dep == "conj" && is_noun(token)) found.conjunct_of = head;
    const bool object = one_of(dep, {"nsubjpass", "dobj", "oprd", "attr", "dative", "npadvmod"});
    if (!object && !one_of(dep, {"nsubj", "csubj"})) return kNoToken;
    if (found.verb == kNoToken) found.verb = head;
    if (dep == "npadvmod" && phrase.noun != kNoToken) return kNoToken;
    if (dep == "dobj" && is_a(FigureRole::kInclude, head)) found.part = true;
    ask_verb(head, object ? As::kObject : As::kSubject, phrase, found, 0);
    return kNoToken;
  }
  const bool up = one_of(dep, {"conj", "appos", "nummod", "quantmod", "amod", "compound", "nmod",
                               "npadvmod", "advmod", "nsubj", "dep", "poss", "attr"});
  return up ? head : kNoToken;
}

std::uint32_t KindFinder::step_preposition(std::uint32_t preposition, const CountedPhrase& phrase,
                                           KindFound& found) const {
  const Token word = document_.token(preposition);
  const std::uint32_t head = word.head().index();
  if (word.is_root()) return kNoToken;
  if (is_a(FigureRole::kInclude, preposition)) {
    found.part = true;
    if (!is_verb(word.head())) return head;
    if (found.verb == kNoToken) found.verb = head;
    const bool object = is_passive(head) || near_child(document_, head, {"dobj"}) != kNoToken;
    ask_verb(head, object ? As::kObject : As::kSubject, phrase, found, 0);
    return kNoToken;
  }
  const std::string name = lower_ascii(word.text());
  if (name == "of") return step_of(head, phrase, found);
  if (is_verb(word.head())) {
    if (found.verb == kNoToken) found.verb = head;
    if (name == "for") take(rule(FigureRole::kFor, head, phrase.noun), found);
    if (name != "by") ask_measure(head, phrase, found);
    return kNoToken;
  }
  if (name == "for") {  // "in exchange for two hostages"
    take(rule(FigureRole::kFor, head, phrase.noun), found);
  } else if (one_of(name, {"in", "at", "to", "from", "with"}) && is_noun(word.head())) {
    take(measure_of(head, phrase), found);
  }
  return kNoToken;
}

// "the deaths of 12", "a total of 12".
std::uint32_t KindFinder::step_of(std::uint32_t holder, const CountedPhrase& phrase,
                                  KindFound& found) const {
  take(rule(FigureRole::kOf, holder, phrase.noun), found);
  if (found.rule != nullptr) return kNoToken;
  take(measure_of(holder, phrase), found);
  if (found.rule != nullptr) return kNoToken;
  const Token noun = document_.token(holder);
  const bool bundle = is_a(FigureRole::kGroup, holder) || noun.pos() == "NUM";
  return bundle ? holder : kNoToken;
}

bool KindFinder::is_passive(std::uint32_t verb) const {
  return near_child(document_, verb, {"nsubjpass", "auxpass"}) != kNoToken;
}

void KindFinder::ask_verb(std::uint32_t verb, As as, const CountedPhrase& phrase, KindFound& found,
                          int depth) const {
  if (found.rule != nullptr || depth > kMaxDepth) return;
  if (as == As::kObject) {
    take(rule(FigureRole::kObject, verb, phrase.noun), found);
  } else {
    take(rule(FigureRole::kSubject, verb, phrase.noun), found);
    take(reduced_passive(verb, phrase), found);
  }
  ask_predicate(verb, as, phrase, found, depth);
  ask_measure(verb, phrase, found);
}

// What the clause says of its subject or object: "were dead", "left four dead", "are believed to
// have been killed".
void KindFinder::ask_predicate(std::uint32_t verb, As as, const CountedPhrase& phrase,
                               KindFound& found, int depth) const {
  const auto children = document_.children(verb);
  for (std::size_t i = 0; i < std::min(children.size(), kMaxChildren); ++i) {
    const Token child = document_.token(children[i]);
    if (child.index() < phrase.root && as == As::kSubject) continue;
    if (!one_of(child.dep(), {"acomp", "oprd", "attr", "xcomp", "ccomp", "prep", "advmod"})) {
      continue;
    }
    if (phrase.tokens.contains(child.index())) continue;
    take(rule(FigureRole::kModifier, child.index(), phrase.noun), found);
    if (!is_verb(child) || child.dep() == "ccomp") continue;
    const bool passive = is_passive(child.index()) || child.tag() == "VBN";
    ask_verb(child.index(), passive ? As::kObject : As::kSubject, phrase, found, depth + 1);
  }
}

// "the death toll rose to 41", "bringing the number of wounded to 30".
void KindFinder::ask_measure(std::uint32_t verb, const CountedPhrase& phrase,
                             KindFound& found) const {
  if (found.rule != nullptr) return;
  const auto children = document_.children(verb);
  for (std::size_t i = 0; i < std::min(children.size(), kMaxChildren); ++i) {
    const Token child = document_.token(children[i]);
    if (!one_of(child.dep(), {"nsubj", "nsubjpass", "dobj"})) continue;
    if (phrase.tokens.contains(child.index())) continue;
    take(measure_of(child.index(), phrase), found);
  }
}

const KindRule* KindFinder::measure_of(std::uint32_t noun, const CountedPhrase& phrase) const {
  if (phrase.noun != kNoToken && !is_people(phrase.noun)) return nullptr;
  if (is_a(FigureRole::kGroup, noun)) {
    const auto children = document_.children(noun);
    for (std::size_t i = 0; i < std::min(children.size(), kMaxChildren); ++i) {
      if (const KindRule* found = measured_by(children[i], phrase)) return found;
    }
  } else {
    const bool plural = one_of(document_.token(noun).tag(), {"NNS", "JJ", "VBN"});
    const bool counted = near_child(document_, noun, {"nummod"}) != kNoToken;
    if (!plural || counted) return nullptr;
    const std::uint32_t told = near_child(document_, noun, {"amod"});
    const KindRule* found =
        told == kNoToken ? nullptr : rule(FigureRole::kModifier, told, phrase.noun);
    if (found != nullptr) return found;
  }
  return rule(FigureRole::kToll, noun, phrase.noun);
}

// What a measure measures, by one word that hangs on it: "death toll", "number of wounded".
const KindRule* KindFinder::measured_by(std::uint32_t child, const CountedPhrase& phrase) const {
  const Token word = document_.token(child);
  if (one_of(word.dep(), {"compound", "amod"})) return rule(FigureRole::kToll, child, phrase.noun);
  if (word.dep() != "prep" || lower_ascii(word.text()) != "of") return nullptr;
  const std::uint32_t object = near_child(document_, child, {"pobj"});
  if (object == kNoToken || phrase.tokens.contains(object)) return nullptr;
  if (const KindRule* found = rule(FigureRole::kToll, object, phrase.noun)) return found;
  const std::uint32_t modifier = near_child(document_, object, {"amod", "acl"});
  if (modifier == kNoToken) return nullptr;
  if (const KindRule* found = rule(FigureRole::kModifier, modifier, phrase.noun)) return found;
  return rule(FigureRole::kObject, modifier, phrase.noun);
}

}  // namespace standoff
