// The lines of knowledge/figures*.tsv, indexed by the words that they ask for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/numbers.h"
#include "standoff/ground/records.h"

namespace standoff {

// Where the words of a line stand to the number; figures.tsv explains each.
enum class FigureRole : std::uint8_t {
  kDeed,
  kObject,
  kSubject,
  kFor,
  kModifier,
  kOf,
  kToll,
  kNoun,
  kGroup,
  kInclude,
  kPeople,
};
inline constexpr std::size_t kFigureRoles = 11;

// What a line lets be counted.
enum class Counted : std::uint8_t { kAny, kPeople, kTroops, kBare };

// One item of a line of figures.tsv.
struct KindRule {
  std::uint32_t line = 0;  // lines are tried in order
  FigureKind kind = FigureKind::kOther;
  Counted counted = Counted::kAny;
  std::vector<std::string> words;
};

// Phrases of several tokens; spaces do not matter, so that "$4.5-a-day" and "a day" need no
// tokenizer to agree.
class PhraseTable {
 public:
  struct Entry {
    std::string code;
    std::uint32_t line = 0;
  };
  void add(std::string_view phrase, Entry entry);
  // `squeezed`: lower case, without spaces.
  [[nodiscard]] const Entry* find(std::string_view squeezed) const;

 private:
  std::map<std::string, Entry, std::less<>> entries_;
};

// The roles of figures_units.tsv.
enum class UnitRole : std::uint8_t {
  kMoneyBefore,
  kMoneyAfter,
  kShare,
  kPeriodAfter,
  kPeriodBefore,
  kTime,
  kDistance,
  kWeight,
  kOtherMeasure,
  kAddress,
  kLabel,
};
inline constexpr std::size_t kUnitRoles = 11;

struct FigureTables {
  using RuleList = std::vector<KindRule>;
  NumberWords numbers;
  // By role, then by the first word; nouns by their last.
  std::map<std::string, RuleList, std::less<>> kinds[kFigureRoles];
  PhraseTable units[kUnitRoles];
  PhraseTable relations_before;  // codes are the names of relations
  PhraseTable relations_after;

  [[nodiscard]] const RuleList* find(FigureRole role, std::string_view word) const;
  [[nodiscard]] const PhraseTable& unit(UnitRole role) const {
    return units[static_cast<std::size_t>(role)];
  }

  // Errors: those of Knowledge::table; kInvalidData with file, line and what was expected.
  static Result<FigureTables> load(const Knowledge& knowledge);
};

inline constexpr std::string_view kKindFile = "figures.tsv";
inline constexpr std::string_view kUnitFile = "figures_units.tsv";

}  // namespace standoff
