// Who wrote an article, from the lines around its title that readers see.
#pragma once

#include <string>
#include <vector>

#include "standoff/read/internal/html_blocks.h"
#include "standoff/read/internal/html_body.h"
#include "standoff/read/internal/html_metadata.h"
#include "standoff/read/internal/html_tree.h"

namespace standoff {

// The names of the first line that says "By Ann Lee", or that stands alone in an element named as a
// byline: between the title and the body, or else right after the body. Empty where no line does.
std::vector<std::string> shown_authors_of(const HtmlTree& tree, const HtmlBlocks& blocks,
                                          const HtmlBody& body, const HtmlMetadata& metadata);

}  // namespace standoff
