// Number words and numerals, with their values.
//
//   Result<NumberWords> words = NumberWords::load(knowledge);
//   for (const Numeral& n : find_numerals(document, *words)) {
//     use(n.tokens, n.low, n.high);  // "1.2 million", "tens of thousands", "three-and-a-half"
//   }
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"

namespace standoff {

enum class NumeralForm : std::uint8_t {
  kExact,  // "12", "half a million"
  kVague,  // "dozens", "several hundred": the least that the words can mean
  kRange,  // "3-5", "between 40 and 50"
  kShare,  // "two-thirds", "one in ten": a fraction of one
  kNone,   // "no", "not a single"
};

struct Numeral {
  TokenRange tokens;
  NumeralForm form = NumeralForm::kExact;
  double low = 0;  // equal to high, but for a range
  double high = 0;
};

enum class NumberRole : std::uint8_t {
  kNotANumber,
  kNumber,
  kScale,
  kSuffix,
  kMany,
  kFew,
  kPart,
  kNone,
  kDigits,  // not in the file: a token of digits
};

struct NumberWord {
  NumberRole role = NumberRole::kNotANumber;
  double value = 0;
  double high = 0;  // the other end where one token is a range: "10–15"
};

// What figures_numbers.tsv says. Immutable; thread-safe.
class NumberWords {
 public:
  // Errors: those of Knowledge::table; kInvalidData with file, line and what was expected.
  static Result<NumberWords> load(const Knowledge& knowledge);

  // What one word in lower case is; digits too: "1,200", "4.5bn".
  [[nodiscard]] NumberWord find(std::string_view word) const;

 private:
  [[nodiscard]] NumberWord find_digits(std::string_view word) const;
  std::map<std::string, NumberWord, std::less<>> words_;
};

// Above this a number is no count of anything in the news, and numbers beyond 2^53 would not
// survive JSON: they are left out.
inline constexpr double kMaxCount = 1e15;

// All numerals in order, without overlap. Linear in tokens.
std::vector<Numeral> find_numerals(const Document& document, const NumberWords& words);

}  // namespace standoff
