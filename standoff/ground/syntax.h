// Questions that every reader of a dependency tree asks.
//
//   Syntax syntax(document);                          // one pass over the tokens
//   std::uint32_t subject = syntax.child(verb, {"nsubj", "nsubjpass"});
//   TokenRange clause = syntax.subtree(verb);
//
// Trees come from a parser that errs: heads may form cycles, sentences may be cut anywhere. Every
// answer is defined for any tree, and every walk is bounded.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/ascii.h"
#include "standoff/document/document.h"

namespace standoff {

// No token.
inline constexpr std::uint32_t kNoToken = 0xFFFFFFFF;

class Syntax {
 public:
  // The document must outlive it. Linear in tokens.
  explicit Syntax(const Document& document);

  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] Token token(std::uint32_t index) const { return document_->token(index); }

  // From the first to the last word that depends on `token`, itself included; whatever lies
  // between is in it.
  [[nodiscard]] TokenRange subtree(std::uint32_t token) const { return subtrees_[token]; }

  // First child whose label is one of these; kNoToken where there is none.
  [[nodiscard]] std::uint32_t child(std::uint32_t token,
                                    std::initializer_list<std::string_view> labels) const;
  [[nodiscard]] bool has_child(std::uint32_t token,
                               std::initializer_list<std::string_view> labels) const {
    return child(token, labels) != kNoToken;
  }
  // The noun under a preposition that hangs on `token`: "by" gives "officials" in "said by
  // officials".
  [[nodiscard]] std::uint32_t object_of(std::uint32_t token, std::string_view preposition) const;

  // Whether the model takes `token` for a part of a date or a time of day.
  [[nodiscard]] bool is_time(std::uint32_t token) const;
  // "on Monday"
  [[nodiscard]] bool opens_time(std::uint32_t preposition) const {
    const std::uint32_t object = child(preposition, {"pobj"});
    return object != kNoToken && is_time(object);
  }

  // `token` and the conjuncts that follow it: "Egypt, Greece and Cyprus". At most 32.
  [[nodiscard]] std::vector<std::uint32_t> conjuncts(std::uint32_t token) const;

  // From the first of its left modifiers to `token`: "several U.S. officials".
  [[nodiscard]] TokenRange noun_phrase(std::uint32_t token) const;

  // The token of `range` whose head lies outside it.
  [[nodiscard]] std::uint32_t root_of(TokenRange range) const;

  // Bytes of the range without white space and without `trim`med punctuation at its ends.
  [[nodiscard]] ByteSpan trimmed(TokenRange range) const;

 private:
  const Document* document_;
  std::vector<TokenRange> subtrees_;
};

bool is_verb(Token token);      // an auxiliary too
bool is_noun(Token token);      // a name, pronoun or number too: what may head a noun phrase
bool is_relative(Token token);  // "who", "which", and "that" where it stands for a noun

// Whether it is a participle behind a comma: "said the house was hit, denouncing the raid".
bool is_added_participle(const Syntax& syntax, std::uint32_t token);

// The noun right before a finite verb that the parser left without a subject, or the first of the
// names that are joined there: "In a statement, Oslo and Rome denied it". kNoToken where there is
// none.
std::uint32_t lost_subject(const Syntax& syntax, std::uint32_t verb);

// The passive whose subject a participle with an agent shares: "welcomed" in "was welcomed by Oslo,
// regretted by Rome and condemned by Lima". kNoToken where there is none.
std::uint32_t joined_passive(const Syntax& syntax, std::uint32_t participle);

// "no group"
bool is_none(const Syntax& syntax, std::uint32_t noun);

// "rule out" in "would neither confirm nor rule out".
bool follows_nor(const Syntax& syntax, std::uint32_t verb);

// Whether `word` is one of these.
bool one_of(std::string_view word, std::initializer_list<std::string_view> words);

}  // namespace standoff
