// The rules of a tokenizer: what cuts a chunk of text without white space into pieces.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/language/frozen_map.h"
#include "standoff/language/internal/packed_lists.h"
#include "standoff/language/internal/regex.h"
#include "standoff/language/internal/suffix_search.h"

namespace standoff {

// One token of a special case; stored in packs.
struct SpecialPiece {
  std::uint64_t norm = 0;  // string_id, 0 where the case prescribes none
  std::uint32_t size = 0;  // bytes
  std::uint32_t unused = 0;
};

// Texts that are cut in a way of their own: "can't" into "ca" and "n't".
class SpecialCases {
 public:
  SpecialCases() = default;
  static Result<SpecialCases> from_pack(const Pack& pack);

  // The pieces of `text`, or none where it is not a special case; their sizes sum to its size.
  [[nodiscard]] std::span<const SpecialPiece> find(std::string_view text) const;

 private:
  FrozenMap index_;  // hash64 of the text -> list
  PackedLists<SpecialPiece> pieces_;
  std::size_t longest_ = 0;  // bytes of the longest case
};

// Special cases as the first pass may have left them: sequences of tokens, by string_id.
class PhraseTable {
 public:
  PhraseTable() = default;
  static Result<PhraseTable> from_pack(const Pack& pack);

  // List of the phrases that begin with this token, or null.
  [[nodiscard]] const std::uint32_t* group(std::uint64_t first_token) const {
    return groups_.find(first_token);
  }
  // Calls use(tokens) for each phrase of a group.
  template <typename Use>
  void for_each_phrase(std::uint32_t group, Use use) const {
    for (const std::uint32_t phrase : members_[group]) use(tokens_[phrase]);
  }

 private:
  FrozenMap groups_;                    // first token -> list of members_
  PackedLists<std::uint32_t> members_;  // indices of tokens_
  PackedLists<std::uint64_t> tokens_;
};

enum class TokenRule : std::uint8_t {
  kToken,
  kPrefix,
  kSuffix,
  kInfix,
  kTokenMatch,
  kUrlMatch,
  kSpecial
};

struct Piece {
  std::uint32_t size = 0;  // bytes
  TokenRule rule = TokenRule::kToken;
  std::uint32_t ordinal = 0;  // of kSpecial: which token of its case, from 1
  std::uint64_t norm = 0;     // 0: the lexeme's own
};

// The pattern strings of a tokenizer, in Python's language; empty: none.
struct TokenPatterns {
  std::string_view prefix;
  std::string_view suffix;
  std::string_view infix;
  std::string_view token_match;
  std::string_view url_match;

  // By their names in spaCy's file.
  struct Field {
    std::string_view name;
    std::string_view TokenPatterns::*pattern;
  };
  static const std::array<Field, 5> kFields;
};
inline constexpr std::array<TokenPatterns::Field, 5> TokenPatterns::kFields = {{
    {"prefix_search", &TokenPatterns::prefix},
    {"suffix_search", &TokenPatterns::suffix},
    {"infix_finditer", &TokenPatterns::infix},
    {"token_match", &TokenPatterns::token_match},
    {"url_match", &TokenPatterns::url_match},
}};

class ChunkCutter {
 public:
  // Errors: kInvalidData, kIncompatible.
  static Result<ChunkCutter> compile(const TokenPatterns& patterns);

  // Appends the pieces of `chunk` (valid UTF-8, not empty) to `pieces`; their sizes sum to its.
  void cut(std::string_view chunk, const SpecialCases& specials, RegexScratch& scratch,
           std::vector<Piece>& pieces) const;

  // Whether a prefix, suffix or infix would be cut from `text`.
  bool has_affix(std::string_view text, RegexScratch& scratch) const;

 private:
  std::optional<Regex> prefix_;
  std::optional<SuffixSearch> suffix_;
  std::optional<Regex> infix_;
  std::optional<Regex> token_match_;
  std::optional<Regex> url_match_;

  std::size_t prefix_size(std::string_view text, RegexScratch& scratch) const;
  std::size_t suffix_size(std::string_view text, RegexScratch& scratch) const;
  std::string_view strip(std::string_view text, const SpecialCases& specials, RegexScratch& scratch,
                         std::vector<Piece>& prefixes, std::vector<Piece>& suffixes) const;
  void cut_core(std::string_view text, const SpecialCases& specials, RegexScratch& scratch,
                std::vector<Piece>& pieces) const;
  void cut_infixes(std::string_view text, RegexScratch& scratch, std::vector<Piece>& pieces) const;
};

}  // namespace standoff
