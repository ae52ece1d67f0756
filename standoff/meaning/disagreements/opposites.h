// Claims that cannot both be true: one says that something is so, another that it is not, or that
// its opposite is (knowledge/opposites.tsv): "exports go on" and "exports were halted".
//
//   Result<Opposites> opposites = Opposites::load(knowledge);
//   for (const std::vector<Claim>& clash : opposites->clashes(input, parties)) use(clash);
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// What a statement asserts of actors and things.
struct Claim {
  std::uint32_t predicate = 0;
  StatementId said = kNoRecord;  // the author's where there is none
  ActorId speaker = kNoRecord;   // none where nobody is named
  bool holds = true;             // that it is so; else that it is not
  std::set<std::string> about;   // who and what takes part
};

class Opposites {
 public:
  // Errors: those of the file; kInvalidData where a word stands on both sides of a line or in two.
  static Result<Opposites> load(const Knowledge& knowledge);

  // Groups of claims on one matter, those that hold and those that do not, in the order of the
  // text. Every one is contradicted by another speaker's.
  [[nodiscard]] std::vector<std::vector<Claim>> clashes(const MeaningInput& input,
                                                        const Parties& parties) const;

 private:
  // What a word says, for or against: "halt" is "continue" that does not hold.
  struct Matter {
    std::string name;
    bool holds = true;
  };
  Opposites() = default;
  [[nodiscard]] Matter matter_of(std::string_view lemma) const;
  std::map<std::string, Matter, std::less<>> matters_;
};

}  // namespace standoff
