// Finds what a tokenizer's suffix pattern takes off the end of a text.
//
//   Result<SuffixSearch> suffixes = SuffixSearch::compile(R"(\)$|(?<=[0-9])km$|\.\.+$)");
//   suffixes->size("(5km", scratch);                   // 2 bytes: "km"
//
// The pattern is Python's, searched for from the left, as spaCy does: the leftmost match counts. A
// search of the whole text for each suffix of a long heap takes time that grows with the square of
// its length, so in long texts each alternative is looked for only where it can begin: those that
// end in $ and are bounded in length, near the end; those that repeat one character up to the end,
// where a run of it begins. The answer is the same.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "standoff/base/result.h"
#include "standoff/language/internal/regex.h"

namespace standoff {

class SuffixSearch {
 public:
  // Errors: those of Regex::compile.
  static Result<SuffixSearch> compile(std::string_view pattern);

  // Bytes of the suffix of `text` (valid UTF-8); 0 where it has none.
  std::size_t size(std::string_view text, RegexScratch& scratch) const;

 private:
  explicit SuffixSearch(Regex whole) : whole_(std::move(whole)) {}
  std::size_t size_in_long(std::string_view text, RegexScratch& scratch) const;

  Regex whole_;
  // The same in two parts; neither where some alternative does not end in $.
  std::optional<Regex> near_;   // alternatives of bounded length
  std::size_t near_reach_ = 0;  // their bound, in characters
  std::optional<Regex> far_;    // the others
};

}  // namespace standoff
