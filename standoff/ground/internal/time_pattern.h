// The pattern language of knowledge/times.tsv and its compiler. time_matcher.h matches.
//
//   [the] <n> <unit> {ago|earlier}
//
//   word|other        one of these words, whatever their case; a capital must be a capital
//   <class>           a word of this class of times_words.tsv, or what a rule of this name matches
//   <class.2>         the same, where a pattern has two of them
//   <class/NNP/!VB>   only where the token has the first label and not the second: a tag, a part of
//                     speech or an entity type
//   [x y]             optional
//   {x y}             the words that are the expression; without braces all of them are. Several
//                     braces make several expressions
//   !x                not before x
//
// Built-in classes: <n> a number in digits or words, <year> 1000 to 2199, <d> 1 to 31 with or
// without "th", <mm> 1 to 12, <hour> 0 to 24, <min> 00 to 59, <hhmm> 0000 to 2359, <any> any one
// word or mark. What is written together must stand together: <d>/<mm>/<year>.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/ground/internal/atoms.h"

namespace standoff {

// Words with what they stand for: "october", "oct." for "10".
class WordClass {
 public:
  // `words` is one entry of one or more atoms. Adds its atoms to the vocabulary.
  void add(std::string_view words, std::string_view value, Vocabulary& vocabulary);

  struct Entry {
    std::vector<Atom> atoms;
    std::string value;
  };
  // Entries that begin with this word, the longest first.
  [[nodiscard]] std::span<const Entry> beginning_with(std::uint32_t word) const;
  // Every word that begins an entry.
  [[nodiscard]] std::vector<std::uint32_t> first_words() const;

 private:
  std::unordered_map<std::uint32_t, std::vector<Entry>> entries_;
};

struct Lexicon {
  Vocabulary vocabulary;
  std::map<std::string, std::shared_ptr<WordClass>, std::less<>> classes;
  std::vector<std::string> parts;  // names that rules give to what they match

  [[nodiscard]] std::optional<std::uint32_t> part(std::string_view name) const;
};

enum class Builtin : std::uint8_t { kNumber, kYear, kDay, kMonth, kHour, kMinute, kClock, kAny };

struct Element {
  enum class Kind : std::uint8_t { kWords, kBuiltin, kPart, kOpen, kClose };
  Kind kind = Kind::kWords;
  bool glued = false;
  // For !x: the pattern x. Matches, and takes nothing, where x does not match.
  std::shared_ptr<const std::vector<Element>> refused = {};
  Builtin builtin = Builtin::kAny;
  std::uint32_t part = 0;
  std::uint32_t slot = kNoSlot;
  std::shared_ptr<const WordClass> words = {};
  std::vector<std::string> labels = {};      // one of these, where there are any
  std::vector<std::string> not_labels = {};  // none of these
  static constexpr std::uint32_t kNoSlot = 0xFFFFFFFF;
};

// One pattern, its options written out.
struct Pattern {
  std::vector<std::vector<Element>> variants;
  std::vector<std::string> slots;  // "n", "month", "n.2"
  std::vector<bool> slot_is_sure;  // false where the slot stands in [ ] only
  std::vector<bool> slot_is_part;
  std::size_t expressions = 1;  // pairs of braces, or 1 where there are none
};

struct PatternProblem {
  std::string expected;
};

// The pattern may use the parts below `last_part`: those that were named before the one that it
// makes, so that no part is made of itself. On failure, says what was expected instead.
std::optional<PatternProblem> compile_pattern(std::string_view text, std::uint32_t last_part,
                                              Lexicon& lexicon, Pattern& out);

}  // namespace standoff
