#include "standoff/ground/internal/time_direction.h"

#include <algorithm>
#include <span>

namespace standoff {
namespace {

constexpr int kMaxHeads = 24;
constexpr std::size_t kMaxChildren = 16;

bool is_prospect(const Token& token, const DirectionCues& cues) {
  return cues.prospects.contains(token.lemma()) || cues.prospects.contains(token.text());
}

std::span<const std::uint32_t> some_children(const Token& token) {
  const auto children = token.children();
  return children.first(std::min(children.size(), kMaxChildren));
}

// The finite auxiliary says when: "has met", "was to meet", "will be met".
Direction auxiliary_direction(const Document& document, const Token& verb,
                              const DirectionCues& cues) {
  Direction direction = Direction::kUnknown;
  for (const std::uint32_t child : some_children(verb)) {
    const Token token = document.token(child);
    if (token.dep() != "aux" && token.dep() != "auxpass") continue;
    if (cues.auxiliaries.contains(token.lemma()) || cues.auxiliaries.contains(token.text())) {
      return Direction::kFuture;
    }
    const bool perfect = token.lemma() == "have";
    if (token.tag() == "VBD" || perfect) direction = Direction::kPast;
  }
  return direction;
}

bool has_auxiliary(const Document& document, const Token& verb) {
  const auto children = some_children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const std::string_view dep = document.token(child).dep();
    return dep == "aux" || dep == "auxpass";
  });
}

Direction verb_direction(const Document& document, const Token& verb, const DirectionCues& cues) {
  const Direction by_auxiliary = auxiliary_direction(document, verb, cues);
  if (by_auxiliary != Direction::kUnknown) return by_auxiliary;
  if (verb.tag() == "VBD") return Direction::kPast;
  // A participle alone tells of something done: "the attack reported Monday".
  if (verb.tag() == "VBN" && !has_auxiliary(document, verb)) return Direction::kPast;
  return Direction::kUnknown;
}

bool has_prospect_below(const Document& document, const Token& token, const DirectionCues& cues) {
  const auto children = some_children(token);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Token below = document.token(child);
    return (below.dep() == "amod" || below.dep() == "advmod") && is_prospect(below, cues);
  });
}

// The token of `words` whose head lies outside.
Token head_of(const Document& document, TokenRange words) {
  for (std::uint32_t i = words.end; i-- > words.begin;) {
    const Token token = document.token(i);
    if (token.is_root() || !words.contains(token.head().index())) return token;
  }
  return document.token(words.begin);
}

}  // namespace

Direction direction_of(const Document& document, TokenRange words, const DirectionCues& cues) {
  Token token = head_of(document, words);
  for (int i = 0; i < kMaxHeads; ++i) {
    if (!words.contains(token.index())) {
      if (is_prospect(token, cues) || has_prospect_below(document, token, cues)) {
        return Direction::kFuture;
      }
      if (token.pos() == "VERB" || token.pos() == "AUX") {
        const Direction direction = verb_direction(document, token, cues);
        if (direction != Direction::kUnknown) return direction;
      }
    }
    if (token.is_root()) break;
    token = token.head();
  }
  return Direction::kUnknown;
}

}  // namespace standoff
