// The words of senses.tsv and its neighbours: "reject/v", "turn.down/v", "air-strike/n".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/document/document.h"
#include "standoff/meaning/frames/frame.h"

namespace standoff {

struct PredicateWord {
  std::string key;                 // as predicate_key gives it
  std::vector<std::string> parts;  // after the lemma: particle, preposition or object
};

// None for what is not written so.
std::optional<PredicateWord> parse_predicate_word(std::string_view word);

// "reject/v"
std::string predicate_key(std::string_view lemma, PredicateKind kind);

// A word joined to those before it: "cease-fire", "air strike".
struct Compound {
  std::string word;          // in lower case, joined by hyphens; the last one is a lemma
  std::uint32_t begin = 0;   // its first token
  std::uint32_t joined = 0;  // words before the last
  bool hyphenated = true;    // all of them were joined by hyphens
};

constexpr std::uint32_t kMostParts = 5;  // words and hyphens of "state-of-emergency"

// The lemma of `token` alone, then with ever more words before it, over at most `reach` tokens.
std::vector<Compound> compounds_at(const Document& document, std::uint32_t token,
                                   std::uint32_t reach);

}  // namespace standoff
