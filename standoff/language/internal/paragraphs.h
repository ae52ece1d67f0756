// Cuts a text into paragraphs: its lines, without the white space at their ends.
#pragma once

#include <string_view>
#include <vector>

#include "standoff/base/span.h"

namespace standoff {

// The stretches from the first to the last character of each line that is not white space, in
// order; a line of white space gives none. A dateline, "BEIRUT (AP) —", or the time of an entry,
// "16:20 GMT", that opens a line, though not the first, is a paragraph of its own, for it is no
// part of the sentence after it. Lines end at "\n" (a "\r" before it is white space).
// White space is what Python's str.isspace takes for it. Precondition: valid UTF-8 below 4 GiB.
std::vector<ByteSpan> split_paragraphs(std::string_view text);

}  // namespace standoff
