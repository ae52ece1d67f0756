// What a word form is regardless of its place: the attributes that the embeddings and rules read.
//
//   LexemeCache lexemes(lexicon);
//   std::uint32_t id = lexemes.find_or_add("U.S.");
//   lexemes[id].shape;                  // string_id("X.X.")
//
// Attributes are spaCy's, as string_id (string_hash.h). Lexicon is the immutable part, shared by
// threads; LexemeCache belongs to one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/language/frozen_map.h"

namespace standoff {

struct Lexeme {
  std::string_view text;     // lies in the cache that gave the lexeme
  std::uint64_t orth = 0;    // the text itself
  std::uint64_t norm = 0;    // normalised form: "$" for "€", "because" for "'cause"
  std::uint64_t lower = 0;   // lower case
  std::uint64_t prefix = 0;  // first character
  std::uint64_t suffix = 0;  // last three characters
  std::uint64_t shape = 0;   // "Xxxxx", "dddd", "X.X."; runs are cut at four
  bool is_space = false;     // nothing but white space
};

// The tables that a pipeline adds to the built-in ones. The Pack's bytes must outlive it.
class Lexicon {
 public:
  Lexicon() = default;  // built-in norms only
  static Result<Lexicon> from_pack(const Pack& pack);

  // All attributes of `text`, which must be valid UTF-8 and not empty; the view stays the caller's.
  [[nodiscard]] Lexeme lexeme(std::string_view text) const;

 private:
  FrozenMap norm_index_;                     // string_id of the form -> index into norm_ids_
  std::span<const std::uint64_t> norm_ids_;  // string_id of the norm
};

// Adds the sections of a Lexicon. `lookups` is the content of vocab/lookups.bin; empty where the
// pipeline has none.
// Errors: kInvalidData.
Result<void> pack_lexicon(std::string_view lookups, PackWriter& writer);

// Lexemes that one thread has met, by dense id: callers may keep an array of their own beside it.
// Ids, addresses and texts stay valid until clear().
class LexemeCache {
 public:
  // The lexicon must outlive the cache.
  explicit LexemeCache(const Lexicon& lexicon) : lexicon_(&lexicon) { clear(); }

  // Id of the lexeme with this text (valid UTF-8, not empty).
  std::uint32_t find_or_add(std::string_view text);
  // The same with the norm that a special case of the tokenizer prescribes; `norm` is not 0.
  std::uint32_t find_or_add(std::string_view text, std::uint64_t norm);

  [[nodiscard]] const Lexeme& operator[](std::uint32_t id) const { return lexemes_[id]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(lexemes_.size()); }
  // Bytes held, roughly.
  [[nodiscard]] std::size_t memory() const;
  void clear();

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t id = kEmpty;
  };
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;

  std::uint32_t find_or_add(std::string_view text, std::uint64_t key, std::uint64_t norm);
  std::string_view keep(std::string_view text);
  void grow();

  const Lexicon* lexicon_;
  std::deque<Lexeme> lexemes_;
  std::vector<Slot> slots_;       // open addressing; a power of two
  std::deque<std::string> text_;  // blocks that the texts lie in
};

}  // namespace standoff
