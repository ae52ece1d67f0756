// The pattern language of knowledge/times.tsv: compiled once, matched left to right.
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

#include "standoff/document/document.h"
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

struct TimeMatch {
  struct Capture {
    std::string value = {};                      // of a word class or built-in
    std::shared_ptr<const TimeMatch> part = {};  // of a part
  };
  std::uint32_t rule = 0;
  std::uint32_t begin = 0;  // atoms, context included
  std::uint32_t end = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;  // atoms of each expression
  std::vector<Capture> captures;                               // by slot
};

// The patterns of one name, found by the words they can begin with.
class PatternIndex {
 public:
  void add(std::uint32_t rule, const Pattern* pattern);
  // Call once, when the index of every part is complete.
  void finish(const Lexicon& lexicon, std::span<const PatternIndex> parts);

  struct Candidate {
    std::uint32_t rule = 0;
    const Pattern* pattern = nullptr;
    std::uint32_t variant = 0;
  };
  [[nodiscard]] std::span<const Candidate> by_word(std::uint32_t word) const;
  [[nodiscard]] std::span<const Candidate> by_digits() const { return digits_; }
  [[nodiscard]] std::span<const Candidate> always() const { return always_; }

 private:
  struct FirstWords {
    std::vector<std::uint32_t> words = {};
    bool digits = false;
    bool any = false;
  };
  static FirstWords first_words(const std::vector<Element>& variant, const Lexicon& lexicon,
                                std::span<const PatternIndex> parts);
  std::vector<Candidate> all_;
  std::unordered_map<std::uint32_t, std::vector<Candidate>> words_;
  std::vector<Candidate> digits_;
  std::vector<Candidate> always_;
};

// Matches patterns against the atoms of one paragraph. Each part is matched at most once at each
// atom, and patterns do not repeat anything, so the work grows with the number of atoms.
class TimeMatcher {
 public:
  // All four must outlive the matcher.
  TimeMatcher(const Document& document, std::span<const Atom> atoms, const Lexicon& lexicon,
              std::span<const PatternIndex> parts);

  // Every pattern of `index` that matches at `atom`.
  void match_all(const PatternIndex& index, std::uint32_t atom, std::vector<TimeMatch>& out);

 private:
  struct Reading;
  bool match_rest(const std::vector<Element>& variant, std::size_t at, Reading& reading);
  bool match_words(const std::vector<Element>& variant, std::size_t at, Reading& reading);
  bool match_builtin(const std::vector<Element>& variant, std::size_t at, Reading& reading);
  bool match_part(const std::vector<Element>& variant, std::size_t at, Reading& reading);
  bool go_on(const std::vector<Element>& variant, std::size_t at, std::uint32_t next,
             TimeMatch::Capture capture, Reading& reading);
  bool matches_at(const std::vector<Element>& pattern, std::uint32_t atom);
  [[nodiscard]] bool has_labels(const Element& element, std::uint32_t atom) const;
  std::optional<TimeMatch> match_one(const PatternIndex::Candidate& candidate, std::uint32_t atom);
  const std::shared_ptr<const TimeMatch>& longest(std::uint32_t part, std::uint32_t atom);

  struct Read {
    std::uint32_t end = 0;  // atom after it; 0 where nothing was read
    std::string value;
  };
  [[nodiscard]] Read read_builtin(Builtin builtin, std::uint32_t atom) const;
  [[nodiscard]] Read read_number(std::uint32_t atom) const;
  [[nodiscard]] Read read_digits(std::uint32_t atom) const;
  [[nodiscard]] const std::string* number_word(std::uint32_t atom) const;
  [[nodiscard]] bool is_glued(std::uint32_t atom, bool digits) const;
  [[nodiscard]] Read read_day(std::uint32_t atom) const;

  const Document& document_;
  std::span<const Atom> atoms_;
  const Lexicon& lexicon_;
  std::span<const PatternIndex> parts_;
  struct Memo {
    bool known = false;
    std::shared_ptr<const TimeMatch> match;
  };
  std::vector<std::vector<Memo>> memo_;  // by part and atom
};

}  // namespace standoff
