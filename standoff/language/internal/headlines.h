// Words of headlines that the models misread: "US vetoes resolution" without a verb, "Norvia,
// Sudria sign treaty" with one subject. English only.
//
// A headline whose parse leaves a place for it is read again with other words in place of some: a
// verb in the past tense, which no noun looks like ("US vetoed resolution"), "and" for a comma. The
// reading counts where it makes the clause that it was tried for.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace standoff {

// A token of the headline as it was parsed. Heads are counted in the headline; a root is its own.
struct HeadlineToken {
  std::string_view form;  // in the capitals that the models read
  std::string_view tag;   // Penn Treebank
  std::string_view dep;   // ClearNLP
  std::uint32_t head = 0;
};

// The form that is read in place of a token's own.
struct ReadAs {
  std::uint32_t token = 0;
  std::string form;      // a regular past, be the verb's own what it may: "striked" looks like one
  std::string_view tag;  // of the token's own form, "VBZ" or "VBP"; empty: as it is read
};

struct HeadlineReading {
  enum class Clause : std::uint8_t {
    kWithObject,       // "Protesters storm parliament"
    kWithoutObject,    // "as thousands march"
    kJoinedSubject,    // "Norvia, Sudria sign"
    kJoinedPredicate,  // "Students block roads, demand election"
  };
  Clause clause = Clause::kWithObject;
  std::uint32_t verb = 0;
  std::vector<ReadAs> words;
};

// Whether a word in small letters is the base form of a verb, by the pipeline's dictionary.
using IsVerb = std::function<bool(std::string_view form)>;

// How else the headline may be read, likeliest first.
std::vector<HeadlineReading> find_readings(std::span<const HeadlineToken> headline,
                                           const IsVerb& is_verb);

// Whether the headline, parsed as `reading` has it, is the clause that it was tried for.
bool is_confirmed(const HeadlineReading& reading, std::span<const HeadlineToken> headline);

}  // namespace standoff
