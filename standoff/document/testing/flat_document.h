// Documents without a parse, for tests and fuzzing.
//
//   flat_document("He left.")   // tokens He, left and "."
#pragma once

#include <string>

#include "standoff/document/document.h"

namespace standoff {

// Every line that is not blank is a paragraph and a sentence, every run of letters or digits and
// every other character a token. The first token of a line governs all others. Words that begin
// with a capital are PROPN and NNP, other words ADV and RB, the rest PUNCT. `text` is valid UTF-8.
Document flat_document(std::string text);

}  // namespace standoff
