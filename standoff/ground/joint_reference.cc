// The part of Actors that ties words to more than their own actor: several at once, the one that
// qualifies a noun, and the speaker of a quotation.
#include <algorithm>
#include <string>

#include "standoff/ground/actors.h"
#include "standoff/ground/internal/nouns.h"
#include "standoff/ground/internal/pronouns.h"

namespace standoff {
namespace {

bool is_state(ActorKind kind) {
  return kind == ActorKind::kCountry || kind == ActorKind::kArmedGroup ||
         kind == ActorKind::kGovernment;
}

}  // namespace

std::vector<ActorId> Actors::refer_all(std::uint32_t token) {
  std::vector<ActorId> found;
  const auto add = [&found](ActorId id) {
    const bool known = id == kNoRecord || std::find(found.begin(), found.end(), id) != found.end();
    if (!known) found.push_back(id);
  };
  if (token >= document_.token_count()) return found;
  if (actor_at_[token] == kNoRecord) {
    found = is_they(lower_ascii(document_.token(token).text())) ? joined_antecedents(token)
                                                                : latest_pair(token);
    if (!found.empty()) return found;
  }
  for (const std::uint32_t noun : syntax_.conjuncts(token)) {
    // "Lee and Prime Minister Kim": the parser may fold the first name into the second.
    const TokenRange phrase = syntax_.noun_phrase(noun);
    for (std::uint32_t i = phrase.begin + 1; i < phrase.end; ++i) {
      if (document_.token(i).pos() != "CCONJ") continue;
      // "the army and M23 rebels"
      const bool unnamed = actor_at_[i - 1] == kNoRecord && document_.token(i - 1).pos() == "NOUN";
      const NounClass known = world_.noun_class(document_.token(i - 1));
      const bool acts = known != NounClass::kOther && known != NounClass::kDocument;
      add(unnamed && acts ? refer(i - 1) : actor_at_[i - 1]);
    }
    add(refer(noun));
  }
  return found;
}

ActorId Actors::qualifier(std::uint32_t token) {
  if (token >= document_.token_count()) return kNoRecord;
  if (actor_at_[token] != kNoRecord && countries_[token].empty()) return actor_at_[token];
  if (const std::uint32_t owner = syntax_.child(token, {"poss"}); owner != kNoToken) {
    if (const ActorId id = refer(owner); id != kNoRecord) return id;
  }
  const TokenRange phrase = syntax_.noun_phrase(token);
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (i == token && phrase.size() > 1) break;
    if (actor_at_[i] != kNoRecord) return actor_at_[i];
    if (!countries_[i].empty()) return country_named(countries_[i], i);
  }
  return kNoRecord;
}

// "the two countries", "both leaders", "both": the two actors of that kind that were named last.
std::vector<ActorId> Actors::latest_pair(std::uint32_t token) const {
  const Token t = document_.token(token);
  const std::string lemma = lower_ascii(t.lemma());
  const bool alone = one_of(lemma, {"both", "neither"}) &&
                     !one_of(t.dep(), {"det", "cc", "preconj"}) &&
                     syntax_.object_of(token, "of") == kNoToken;
  const bool states = alone || world_.is(WordList::kJointStates, lemma);
  const bool people = world_.is(WordList::kJointPeople, lemma);
  const TokenRange phrase = syntax_.noun_phrase(token);
  const auto says = [&](std::string_view word) {
    for (std::uint32_t i = phrase.begin; i < token; ++i) {
      if (lower_ascii(document_.token(i).text()) == word) return true;
    }
    return false;
  };
  const bool pair =
      (is_plural(t) && (says("both") || (says("two") && says("the")))) || says("each");
  const bool any = (lemma == "two" || lemma == "pair") && says("the") && phrase.end == token + 1 &&
                   one_of(t.dep(), {"nsubj", "nsubjpass"});
  if (!any && ((!states && !people) || !(alone || pair))) return {};
  std::vector<ActorId> found;
  for (std::uint32_t back = 1; back <= kReach && back <= token && found.size() < 2; ++back) {
    const std::uint32_t at = token - back;
    const ActorId id = actor_at_[at];
    const bool far = document_.sentence_of(at) + 1 < document_.sentence_of(token);
    if (far && (any || says("each"))) break;
    if (salience_[at] == 0 || id == kNoRecord) continue;
    const ActorKind kind = actors_[id].kind;
    const bool person = kind == ActorKind::kPerson || (any && kind == ActorKind::kUnnamed);
    const bool state = is_state(kind) && (any || kind != ActorKind::kGovernment);
    const bool aside = any && one_of(document_.token(at).dep(), {"poss", "compound", "nmod"});
    // "the two" are of one kind, whichever it is.
    const bool one_kind = found.empty() || is_state(actors_[found[0]].kind) == state;
    const bool fits = any ? (person || state) && !aside && one_kind : people ? person : state;
    if (fits && std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
  }
  if (found.size() < 2) return {};
  std::reverse(found.begin(), found.end());
  return found;
}

// Actors that one phrase of this or the last sentence joins: "Egypt and Qatar said they".
std::vector<ActorId> Actors::joined_antecedents(std::uint32_t token) const {
  const std::uint32_t here = document_.sentence_of(token);
  for (std::uint32_t back = 1; back <= kReach && back <= token; ++back) {
    const std::uint32_t at = token - back;
    if (document_.sentence_of(at) + 1 < here) break;
    if (salience_[at] == 0 || document_.token(at).dep() == "conj") continue;
    if (!one_of(document_.token(at).dep(), {"nsubj", "nsubjpass"})) continue;
    std::vector<ActorId> joined;
    for (const std::uint32_t noun : syntax_.conjuncts(at)) {
      if (actor_at_[noun] != kNoRecord) joined.push_back(actor_at_[noun]);
    }
    if (joined.size() > 1) return joined;
    if (can_be(actor_at_[at], "they")) break;
  }
  return {};
}

void Actors::resolve_speech(ActorId speaker, ByteSpan words) {
  if (speaker == kNoRecord) return;
  const TokenRange range = document_.tokens_in(words);
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (actor_at_[t] != kNoRecord || !quotations_.holds(t)) continue;
    if (!one_of(document_.token(t).tag(), {"PRP", "PRP$"})) continue;
    const std::string pronoun = lower_ascii(document_.token(t).text());
    const bool alone = is_speaker_alone(pronoun);
    if (!alone && !is_speakers_side(pronoun)) continue;
    const ActorId id = alone ? speaker : side_of(speaker);
    mention(id, {t, t + 1}, t, MentionForm::kPronoun);
    salience_[t] = 1;  // pronouns outside the quotation look past it
  }
}

}  // namespace standoff
