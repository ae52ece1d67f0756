#include "standoff/present/names.h"

#include <array>

namespace standoff {
double score_of(Stance stance) {
  static constexpr std::array<double, 9> kScores = {1, 0.75, 0.5, 0.25, 0, 0, -0.25, -0.5, -1};
  return kScores.at(static_cast<std::size_t>(stance));
}

std::string record_id(char kind, std::uint32_t index) { return kind + std::to_string(index + 1); }

std::string record_id(RecordRef ref) {
  constexpr std::string_view kLetters = " serkf";  // in RecordKind's order
  return record_id(kLetters.at(static_cast<std::size_t>(ref.kind)), ref.id);
}

}  // namespace standoff
