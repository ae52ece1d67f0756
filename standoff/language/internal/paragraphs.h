// Cuts a text into paragraphs: its lines, without the white space at their ends.
#pragma once

#include <string_view>
#include <vector>

#include "standoff/base/span.h"
#include "standoff/language/pipeline.h"

namespace standoff {

// The stretches from the first to the last character of each line that is not white space, in
// order; a line of white space gives none. Lines end at "\n" (a "\r" before it is white space).
// White space is what Python's str.isspace takes for it. Precondition: valid UTF-8 below 4 GiB.
std::vector<ByteSpan> split_paragraphs(std::string_view text, Paragraphs how = Paragraphs::kLines);

// Whether a paragraph of news is the first of its text, which is its headline.
bool is_headline(std::string_view text, ByteSpan paragraph);

}  // namespace standoff
