// Words of deeds that tell no deed of their own.
#pragma once

#include "standoff/meaning/frames/deeds.h"
#include "standoff/meaning/input.h"

namespace standoff {

// Whether the words of `deed` only describe something ("shelling range"), ask whether it will be
// done, or name what the deed that they hang on tells already: "signed a deal", "lifted the
// sanctions", "will meet to discuss it". Constant time but for the length of a sentence.
bool tells_no_deed(const MeaningInput& input, const Deed& deed);

}  // namespace standoff
