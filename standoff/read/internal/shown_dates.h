// The days on which an article was published and updated, from the lines around its title that
// readers see, and from its address.
#pragma once

#include <string>

#include "standoff/read/internal/html_blocks.h"
#include "standoff/read/internal/html_body.h"
#include "standoff/read/internal/html_metadata.h"
#include "standoff/read/internal/html_tree.h"

namespace standoff {

struct ShownDates {
  std::string published;  // as iso_date (dates.h) gives it; empty where no line tells
  std::string updated;    // the same
};

// Looks right before the title, between it and the first paragraphs, and right after the body. A
// line that says which date it has is believed first, then the day in the page's address, then a
// date alone.
ShownDates shown_dates_of(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlBody& body,
                          const HtmlMetadata& metadata);

}  // namespace standoff
