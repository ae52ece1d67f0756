// Cuts a paragraph into tokens exactly as the pipeline's spaCy tokenizer does.
//
//   Result<Tokenizer> tokenizer = Tokenizer::from_pack(pack);
//   TokenizerCache cache(lexicon);                       // one per thread
//   std::vector<LexicalToken> tokens;
//   tokenizer->tokenize("He can't.", cache, tokens);     // He · ca · n't · .
//
// The text is cut at white space; from each piece prefixes and suffixes are taken off while they
// match, what is left is kept whole (special cases, token_match, url_match) or cut at infixes. A
// second pass restores special cases that the first pass cut ("(a.m.)"). A single space between
// tokens belongs to the token before it (space_after); other white space makes tokens of its own.
//
// Two limits keep hostile texts from taking time that grows with their square, as it does in spaCy:
// a run of more than kMaxChunk bytes without white space is one token, and of a heap of thousands
// of prefixes and suffixes only the outer ones are cut off. Runs of letters are one token anyway.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/base/span.h"
#include "standoff/language/lexeme.h"

namespace standoff {

struct LexicalToken {
  ByteSpan span = {};
  std::uint32_t lexeme = 0;  // id in the TokenizerCache's lexemes
  bool space_after = false;
};

// A token and the rule that made it, named as spaCy's Tokenizer.explain names it: "TOKEN",
// "PREFIX", "SUFFIX", "INFIX", "TOKEN_MATCH", "URL_MATCH", "SPECIAL-1" (its first token), and
// "SPACE" for white space.
struct ExplainedToken {
  ByteSpan span = {};
  std::string rule;
  bool space_after = false;
};

// What one thread keeps between texts: the lexemes it met and how chunks were cut. Results never
// depend on what it holds.
class TokenizerCache {
 public:
  // The lexicon must outlive the cache.
  explicit TokenizerCache(const Lexicon& lexicon);
  ~TokenizerCache();
  TokenizerCache(TokenizerCache&&) noexcept;
  TokenizerCache& operator=(TokenizerCache&&) noexcept;

  [[nodiscard]] const LexemeCache& lexemes() const;
  // Forgets everything: lexeme ids given before are no longer valid. Callers do this between
  // batches when lexemes().size() has passed their limit; nothing else bounds the cache.
  void clear();

 private:
  friend class Tokenizer;
  struct State;
  std::unique_ptr<State> state_;
};

// Immutable; shared by threads. The Pack's bytes must outlive it.
class Tokenizer {
 public:
  static constexpr std::uint32_t kMaxChunk = 16U << 10;

  // Errors: kInvalidData, kIncompatible.
  static Result<Tokenizer> from_pack(const Pack& pack);
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Replaces `tokens` by those of `text`, in order; together with the spaces of space_after they
  // cover it. Precondition: `text` is valid UTF-8 of less than 4 GiB.
  void tokenize(std::string_view text, TokenizerCache& cache,
                std::vector<LexicalToken>& tokens) const;

  // The same tokens with the rule behind each; slow.
  [[nodiscard]] std::vector<ExplainedToken> explain(std::string_view text) const;

 private:
  struct Rules;
  explicit Tokenizer(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

// Adds the sections of a Tokenizer. `tokenizer` is the content of the pipeline's file of that name.
// Errors: kInvalidData, kIncompatible (a pattern that uses what is not supported).
Result<void> pack_tokenizer(std::string_view tokenizer, PackWriter& writer);

}  // namespace standoff
