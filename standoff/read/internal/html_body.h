// Which of a page's blocks are its article.
#pragma once

#include <string>
#include <string_view>

#include "standoff/read/internal/html_blocks.h"
#include "standoff/read/internal/html_tree.h"

namespace standoff {

// The article's paragraphs with a blank line between; empty where nothing on the page reads as one.
// Lines that repeat `title` are left out.
std::string body_of(const HtmlTree& tree, const HtmlBlocks& blocks, std::string_view title);

}  // namespace standoff
