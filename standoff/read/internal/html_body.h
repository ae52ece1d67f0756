// Which of a page's blocks are its article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "standoff/read/internal/html_blocks.h"
#include "standoff/read/internal/html_metadata.h"
#include "standoff/read/internal/html_tree.h"

namespace standoff {

struct HtmlBody {
  std::string text;              // paragraphs with a blank line between
  std::string lines_about_page;  // "Subscribe to ...", one after the other
  std::size_t teaser_bytes = 0;  // prose of the page that introduces other stories
  bool is_named = false;         // an element that says it is the article holds it
  std::uint32_t begin_node = 0;  // the nodes that the text is of are [begin_node, end_node)
  std::uint32_t end_node = 0;
};

// The article's paragraphs; no text where nothing on the page reads as one. Lines that repeat the
// title are left out; by the page's address links to its own site are known.
HtmlBody body_of(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlMetadata& about);

}  // namespace standoff
