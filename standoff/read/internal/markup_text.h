// Fields that hold a piece of markup: "<p>It held.</p><p>Talks go on.</p>".
#pragma once

#include <string>
#include <string_view>

namespace standoff {

// Whether `text` has tags, and not only a '<'.
bool has_markup(std::string_view text);

// What a reader sees of it: the blocks, with a blank line between. Unlike a page, it is kept whole.
std::string markup_text(std::string_view markup);

}  // namespace standoff
