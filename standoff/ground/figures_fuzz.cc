// Property: whatever the words and their parse, every figure points inside the text, in order, and
// its bounds are finite, ordered and within what counts as a number.
#include <cmath>
#include <cstdint>
#include <string>

#include "standoff/base/testing/fuzz.h"
#include "standoff/document/testing/conllu.h"
#include "standoff/ground/figures.h"
#include "standoff/ground/numbers.h"

namespace {

const standoff::FigureRules& rules() {
  static const standoff::Result<standoff::FigureRules> kRules =
      standoff::FigureRules::load(standoff::Knowledge());
  standoff::check(kRules.has_value());
  return *kRules;
}

void check_bound(const std::optional<double>& bound) {
  standoff::check(!bound ||
                  (std::isfinite(*bound) && *bound >= 0 && *bound <= standoff::kMaxCount));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The input is CoNLL-U: trees of every shape, cycles included.
  const auto document = standoff::read_conllu(std::string(data, data + size));
  if (!document) return 0;
  for (const standoff::Figure& figure : standoff::find_figures(*document, {}, rules())) {
    standoff::check(figure.evidence.begin < figure.evidence.end);
    standoff::check(figure.evidence.end <= document->text().size());
    standoff::check(!figure.of || figure.of->end <= document->text().size());
    standoff::check(!figure.low || !figure.high || *figure.low <= *figure.high);
    standoff::check(figure.low || figure.best || figure.high);
    standoff::check(!figure.rule.empty());
    for (const auto& bound : {figure.low, figure.best, figure.high}) check_bound(bound);
  }
  return 0;
}
