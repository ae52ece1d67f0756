// The phrase around a number: how it is put, in which unit, and the noun that is counted.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/document/document.h"
#include "standoff/ground/internal/figure_tables.h"
#include "standoff/ground/numbers.h"
#include "standoff/ground/syntax.h"

namespace standoff {

// The first child with one of these labels among the first few: a verb of a broken parse can have
// tens of thousands, and every number under it asks. kNoToken where there is none.
std::uint32_t near_child(const Document& document, std::uint32_t token,
                         std::initializer_list<std::string_view> labels);

// A number with what its phrase says.
struct CountedPhrase {
  TokenRange tokens;              // from its relation ("at least") to its noun
  std::uint32_t root = 0;         // the token of the numeral that hangs on the rest
  std::uint32_t anchor = 0;       // where the phrase hangs on the sentence: its noun or the root
  std::uint32_t noun = kNoToken;  // what is counted; kNoToken where it is left out
  TokenRange noun_phrase;         // the noun with its modifiers: "Afghan civilians"

  FigureRelation relation = FigureRelation::kExactly;
  enum class Unit : std::uint8_t { kNone, kMoney, kShare } unit = Unit::kNone;
  std::string unit_code;        // ISO 4217, or "percent"
  std::uint32_t unit_line = 0;  // of figures_units.tsv
  std::string period;           // "a day"
  bool addition = false;        // "10 more"
  bool part = false;            // "three of them": of what was counted before
  bool attributive = false;     // "12-member"
};

class PhraseReader {
 public:
  // All must outlive it. `in_time`: one flag a token, set inside time expressions.
  PhraseReader(const Syntax& syntax, const FigureTables& tables, const std::vector<bool>& in_time)
      : syntax_(syntax), document_(syntax.document()), tables_(tables), in_time_(in_time) {}

  // None where the number counts nothing: a date, an age, a distance, a label.
  [[nodiscard]] std::optional<CountedPhrase> read(const Numeral& numeral) const;

 private:
  struct Match {
    const PhraseTable::Entry* entry = nullptr;
    std::uint32_t tokens = 0;
  };
  // The longest phrase of the table that begins / ends at this token.
  [[nodiscard]] Match match_after(const PhraseTable& table, std::uint32_t begin) const;
  [[nodiscard]] Match match_before(const PhraseTable& table, std::uint32_t end) const;
  [[nodiscard]] std::string word(std::uint32_t token) const;
  [[nodiscard]] TokenRange sentence(std::uint32_t token) const;
  [[nodiscard]] bool is_unit(UnitRole role, std::uint32_t token) const;

  void read_unit(CountedPhrase& phrase) const;
  void read_money_after(CountedPhrase& phrase) const;
  void read_noun(CountedPhrase& phrase) const;
  std::uint32_t read_attributive(std::uint32_t at, CountedPhrase& phrase) const;
  void read_noun_under_of(std::uint32_t of, CountedPhrase& phrase) const;
  void read_noun_to_the_right(std::uint32_t at, CountedPhrase& phrase) const;
  void set_noun(std::uint32_t begin, std::uint32_t noun, CountedPhrase& phrase) const;
  [[nodiscard]] std::uint32_t noun_under_of(std::uint32_t of) const;
  [[nodiscard]] std::uint32_t noun_of_run(std::uint32_t begin) const;
  [[nodiscard]] bool completes_verb(std::uint32_t verb, std::uint32_t noun) const;
  [[nodiscard]] bool is_noun_to_the_right(std::uint32_t begin, std::uint32_t noun) const;
  void read_relation(const Numeral& numeral, CountedPhrase& phrase) const;
  void read_period(CountedPhrase& phrase) const;

  [[nodiscard]] bool counts_nothing(const Numeral& numeral, const CountedPhrase& phrase) const;
  [[nodiscard]] bool is_measure(const CountedPhrase& phrase) const;
  [[nodiscard]] bool is_label(const Numeral& numeral, const CountedPhrase& phrase) const;
  [[nodiscard]] bool is_age(const Numeral& numeral) const;
  [[nodiscard]] bool is_in_name(const Numeral& numeral) const;
  [[nodiscard]] bool is_metres(const Numeral& numeral, const CountedPhrase& phrase) const;

  const Syntax& syntax_;
  const Document& document_;
  const FigureTables& tables_;
  const std::vector<bool>& in_time_;
};

}  // namespace standoff
