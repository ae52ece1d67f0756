#include "standoff/read/internal/markup_text.h"

#include <algorithm>
#include <array>

#include "standoff/base/ascii.h"
#include "standoff/read/internal/html_blocks.h"
#include "standoff/read/internal/html_tree.h"

namespace standoff {

bool has_markup(std::string_view text) {
  constexpr std::array<std::string_view, 4> kSigns = {"</", "<p>", "<br", "<img "};
  return std::any_of(kSigns.begin(), kSigns.end(), [text](std::string_view sign) {
    return find_ascii(text, sign) != std::string_view::npos;
  });
}

std::string markup_text(std::string_view markup) {
  const HtmlTree tree = parse_html(markup);
  const HtmlBlocks blocks = blocks_of(tree);
  std::string out;
  for (const HtmlBlock& block : blocks.blocks) {
    if (!out.empty()) out += block.after_break ? "\n" : "\n\n";
    out += blocks.of(block);
  }
  return out;
}

}  // namespace standoff
