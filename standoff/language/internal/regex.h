// Python's regular expressions over UTF-8, by PCRE2 with its compiler to machine code.
//
//   Result<Regex> regex = Regex::compile(R"(\.\.+$)");
//   RegexScratch scratch;                                     // one per thread
//   if (auto match = regex->search("Well...", 0, scratch)) ...   // [4, 7)
//
// A search that would need more than a fixed number of steps finds nothing: patterns come with the
// model, but texts come from anywhere.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

// Working memory of searches; used by one thread at a time.
class RegexScratch {
 public:
  RegexScratch();
  ~RegexScratch();
  RegexScratch(RegexScratch&&) noexcept;
  RegexScratch& operator=(RegexScratch&&) noexcept;

 private:
  friend class Regex;
  struct State;
  std::unique_ptr<State> state_;
};

// Half-open range of bytes.
struct RegexMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Immutable; shared by threads.
class Regex {
 public:
  enum class Where { kAnywhere, kAtStart };  // re.search, re.match

  // `pattern` as Python writes it.
  // Errors: kInvalidData, kIncompatible (python_pattern.h).
  static Result<Regex> compile(std::string_view pattern, Where where = Where::kAnywhere);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  // The leftmost match that begins at or after byte `from`; look-behind sees all of `text`, which
  // must be valid UTF-8. With `not_empty`, no empty match at `from`.
  std::optional<RegexMatch> search(std::string_view text, std::size_t from, RegexScratch& scratch,
                                   bool not_empty = false) const;
  bool matches(std::string_view text, RegexScratch& scratch) const {
    return search(text, 0, scratch).has_value();
  }

 private:
  struct Code;
  explicit Regex(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

}  // namespace standoff
