// Text as rules see it: words, numbers and punctuation marks, whatever a tokenizer made of them.
//
//   "Oct. 7, 4:00 a.m."  is  Oct . 7 , 4 : 00 a . m .
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/base/span.h"

namespace standoff {

struct Atom {
  ByteSpan span;
  std::uint32_t word = 0;   // in the Vocabulary that made it; 0 is a word that no rule mentions
  std::uint32_t token = 0;  // of the document; filled in by the caller
  bool glued = false;       // nothing stands between it and the atom before
  bool capital = false;     // begins with A to Z
  bool digits = false;
};

// Numbers the words that rules mention.
class Vocabulary {
 public:
  static constexpr std::uint32_t kUnknown = 0;

  std::uint32_t add(std::string_view lower);
  [[nodiscard]] std::uint32_t find(std::string_view lower) const;

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
};

// Lower case of A to Z, curly quotation marks made straight, every dash a hyphen.
std::string folded(std::string_view word);

// Cuts valid UTF-8; spans are shifted by `offset`. `word` is looked up by folded text.
std::vector<Atom> atomize(std::string_view text, std::uint32_t offset,
                          const Vocabulary& vocabulary);

}  // namespace standoff
