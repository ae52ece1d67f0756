// The part of Actors that ties words to more than their own actor: several at once, the one that
// qualifies a noun, and the speaker of a quotation.
#include <algorithm>
#include <array>
#include <string>

#include "standoff/ground/actors.h"
#include "standoff/ground/internal/nouns.h"
#include "standoff/ground/internal/pronouns.h"

namespace standoff {
namespace {

// A state, its organs, or who fights one.
bool is_power(ActorKind kind) {
  return kind == ActorKind::kCountry || kind == ActorKind::kArmedGroup ||
         kind == ActorKind::kGovernment;
}

// "three"; 0 for what is no number between two and five.
std::size_t small_number(std::string_view word) {
  constexpr std::array<std::string_view, 4> kNumbers = {"two", "three", "four", "five"};
  const auto* const found = std::ranges::find(kNumbers, word);
  return found == kNumbers.end() ? 0 : static_cast<std::size_t>(found - kNumbers.begin()) + 2;
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
    if (found.empty()) found = latest_group(token);
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

// "prisoner" in "the prisoner exchange"
bool Actors::undergoes(std::uint32_t token, std::uint32_t noun) const {
  return token != noun &&
         world_.is(WordList::kUndergoing, lower_ascii(document_.token(token).lemma()));
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
    if (is_backer(i) || undergoes(i, token)) continue;
    if (actor_at_[i] != kNoRecord) return actor_at_[i];
    if (!countries_[i].empty()) return country_named(countries_[i], i);
  }
  return kNoRecord;
}

// "the two countries", "both leaders", "both": the two actors of that kind that were named last.
std::vector<ActorId> Actors::latest_pair(std::uint32_t token) const {
  const std::optional<Pair> pair = pair_at(token);
  if (!pair) return {};
  const std::uint32_t here = document_.sentence_of(token);
  std::vector<ActorId> found;
  for (std::uint32_t back = 1; back <= kReach && back <= token && found.size() < 2; ++back) {
    const std::uint32_t at = token - back;
    if (pair->near && document_.sentence_of(at) + 1 < here) break;
    const ActorId id = actor_at_[at];
    if (salience_[at] == 0 || id == kNoRecord || !is_half(*pair, at, found)) continue;
    if (std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
  }
  if (found.size() < 2) return {};
  std::reverse(found.begin(), found.end());
  return found;
}

// "the neighbours", "the three African countries", "the warring sides": the states that one phrase
// joined last, as many as the words say.
std::vector<ActorId> Actors::latest_group(std::uint32_t token) const {
  const Token t = document_.token(token);
  const TokenRange phrase = syntax_.noun_phrase(token);
  const std::string first = lower_ascii(document_.token(phrase.begin).text());
  if (!is_plural(t) || !one_of(first, {"the", "all"})) return {};
  const std::string lemma = lower_ascii(t.lemma());
  std::size_t count = 0;
  bool at_war = false;
  for (std::uint32_t i = phrase.begin; i < token; ++i) {
    const std::string word = lower_ascii(document_.token(i).text());
    count = std::max(count, small_number(word));
    at_war = at_war || world_.is(WordList::kJointWar, word);
  }
  const bool states = world_.is(WordList::kJointStates, lemma);
  if (!(states && (count > 2 || at_war)) && !world_.is(WordList::kJointAlone, lemma)) return {};
  for (std::uint32_t back = 1; back <= kReach && back <= token; ++back) {
    const std::uint32_t at = token - back;
    if (salience_[at] == 0 || document_.token(at).dep() == "conj") continue;
    std::vector<ActorId> joined;
    for (const std::uint32_t noun : syntax_.conjuncts(at)) {
      const ActorId id = actor_at_[noun];
      if (id != kNoRecord && is_power(actors_[id].kind)) joined.push_back(id);
    }
    if (joined.size() > 1 && (count == 0 || joined.size() == count)) return joined;
  }
  return {};
}

// What two a word stands for; none where it is no word for two.
std::optional<Actors::Pair> Actors::pair_at(std::uint32_t token) const {
  const Token t = document_.token(token);
  const std::string lemma = lower_ascii(t.lemma());
  const TokenRange phrase = syntax_.noun_phrase(token);
  const auto says = [&](std::string_view word) {
    for (std::uint32_t i = phrase.begin; i < token; ++i) {
      if (lower_ascii(document_.token(i).text()) == word) return true;
    }
    return false;
  };
  const bool each = says("each");
  // "the two agreed": of one kind, whichever it is
  const bool alone = one_of(lemma, {"two", "pair"}) && says("the") && phrase.end == token + 1 &&
                     one_of(t.dep(), {"nsubj", "nsubjpass"});
  if (alone) return Pair{.any = true, .near = true};
  if (one_of(lemma, {"both", "neither"})) {
    const bool whole =
        !one_of(t.dep(), {"det", "cc", "preconj"}) && syntax_.object_of(token, "of") == kNoToken;
    if (whole) return Pair{};
  }
  const bool two = each || (is_plural(t) && (says("both") || (says("two") && says("the"))));
  if (!two) return std::nullopt;
  if (world_.is(WordList::kJointPeople, lemma)) return Pair{.people = true, .near = each};
  if (world_.is(WordList::kJointStates, lemma)) return Pair{.near = each};
  return std::nullopt;
}

// Whether the actor at `at` may be one of the two.
bool Actors::is_half(const Pair& pair, std::uint32_t at, const std::vector<ActorId>& found) const {
  const ActorKind kind = actors_[actor_at_[at]].kind;
  if (!pair.any) {
    if (pair.people) return kind == ActorKind::kPerson;
    return is_power(kind) && kind != ActorKind::kGovernment;
  }
  const bool state = is_power(kind);
  if (!state && kind != ActorKind::kPerson && kind != ActorKind::kUnnamed) return false;
  if (one_of(document_.token(at).dep(), {"poss", "compound", "nmod"})) return false;
  return found.empty() || is_power(actors_[found[0]].kind) == state;
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
