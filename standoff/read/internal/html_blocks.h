// A page as the blocks of text that a reader sees: what stands between two breaks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/read/internal/html_marks.h"
#include "standoff/read/internal/html_tree.h"

namespace standoff {

struct HtmlBlock {
  std::uint32_t element = 0;     // the innermost block element around it
  std::uint32_t first_node = 0;  // its first text
  std::uint32_t begin = 0;       // of HtmlBlocks::text
  std::uint32_t end = 0;
  std::uint32_t link_bytes = 0;  // of them inside links
  std::uint32_t link = 0;        // the first link's element; 0 where there is none
  bool heading = false;
  bool after_break = false;  // only a <br> stands between it and the block before
};

struct HtmlBlocks {
  std::string text;  // cleaned, block after block
  std::vector<HtmlBlock> blocks;
  std::vector<Mark> marks;       // of every node; kNone for texts
  std::size_t hidden_bytes = 0;  // of texts in elements that are not shown

  [[nodiscard]] std::string_view of(const HtmlBlock& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
  // Index of the first block that begins at `node` or after it.
  [[nodiscard]] std::size_t at(std::uint32_t node) const {
    const auto found = std::ranges::lower_bound(blocks, node, {}, &HtmlBlock::first_node);
    return static_cast<std::size_t>(found - blocks.begin());
  }
};

// The blocks of `tree` in order. Text that is hidden by an attribute is read where asked for.
HtmlBlocks blocks_of(const HtmlTree& tree, HiddenText hidden = HiddenText::kSkip);

// Whether a block reads as prose: a sentence or more, and not mostly links.
bool is_prose(const HtmlBlocks& blocks, const HtmlBlock& block);

}  // namespace standoff
