// Matches the patterns of time_pattern.h from left to right against the words of a paragraph.
//
//   index.add(0, &pattern);  // "<n> <unit> ago"
//   index.finish(lexicon, {});
//   TimeMatcher matcher(document, atoms, lexicon, {});
//   matcher.match_all(index, 4, matches);  // those that begin at the fifth atom
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/document/document.h"
#include "standoff/ground/internal/time_pattern.h"

namespace standoff {

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
