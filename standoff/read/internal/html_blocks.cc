#include "standoff/read/internal/html_blocks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "standoff/read/clean_text.h"

namespace standoff {
namespace {

bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

class Collector {
 public:
  Collector(const HtmlTree& tree, HiddenText hidden)
      : tree_(tree), marks_(tree, hidden), places_(tree.nodes.size()) {
    found_.marks.resize(tree.nodes.size());
    found_.text.reserve(tree.source.size() / 8);
  }

  HtmlBlocks collect() {
    for (std::uint32_t i = 0; i < tree_.nodes.size();) {
      if (tree_.nodes[i].tag == Tag::kText) {
        add_text(i++);
        continue;
      }
      found_.marks[i] = marks_.of(i);
      if (found_.marks[i] == Mark::kHidden) {
        found_.hidden_bytes += text_bytes(i);
        i = tree_.nodes[i].end;
        continue;
      }
      enter(i++);
    }
    finish();
    return std::move(found_);
  }

 private:
  // What an element passes on to the texts below it.
  struct Place {
    std::uint32_t block = 0;
    std::uint32_t link = 0;
    bool heading = false;
  };

  // Of the texts below `node` that are no scripts or styles.
  [[nodiscard]] std::size_t text_bytes(std::uint32_t node) const {
    std::size_t bytes = 0;
    for (std::uint32_t i = node; i < tree_.nodes[node].end; ++i) {
      const Tag tag = tree_.nodes[i].tag;
      if (tag == Tag::kText) bytes += tree_.raw(i).size();
      if (tag == Tag::kScript || tag == Tag::kStyle) i = tree_.nodes[i].end - 1;
    }
    return bytes;
  }

  void enter(std::uint32_t node) {
    const Tag tag = tree_.nodes[node].tag;
    const Place& above = places_[tree_.nodes[node].parent];
    if (is_inline(tag) && tag != Tag::kOther) {
      places_[node] = {above.block, tag == Tag::kA ? node : above.link, above.heading};
      if (tag == Tag::kBr) {
        finish();
        after_break_ = true;
      }
      return;
    }
    finish();
    places_[node] = {node, above.link, above.heading || is_heading(tag)};
  }

  void add_text(std::uint32_t node) {
    const Place& place = places_[tree_.nodes[node].parent];
    if (open_ && place.block != block_.element) finish();
    if (!open_) {
      block_ = HtmlBlock();
      block_.element = place.block;
      block_.first_node = node;
      block_.begin = static_cast<std::uint32_t>(found_.text.size());
      block_.heading = place.heading;
      block_.after_break = after_break_;
      line_.clear();
      open_ = true;
    }
    const std::size_t before = line_.size();
    const std::string_view raw = tree_.raw(node);
    if (raw.find('&') == std::string_view::npos) {
      append_clean(raw, line_);
    } else {
      unescaped_.clear();
      append_unescaped(raw, unescaped_);
      append_clean(unescaped_, line_);
    }
    if (place.link == 0) return;
    block_.link_bytes += static_cast<std::uint32_t>(line_.size() - before);
    if (block_.link == 0) block_.link = place.link;
  }

  void finish() {
    if (!open_) return;
    open_ = false;
    while (!line_.empty() && line_.back() == ' ') line_.pop_back();
    if (line_.empty()) return;
    found_.text += line_;
    block_.end = static_cast<std::uint32_t>(found_.text.size());
    found_.blocks.push_back(block_);
    after_break_ = false;
  }

  const HtmlTree& tree_;
  MarkReader marks_;
  HtmlBlocks found_;
  std::vector<Place> places_;
  std::string line_;
  std::string unescaped_;
  HtmlBlock block_;
  bool open_ = false;
  bool after_break_ = false;
};

}  // namespace

HtmlBlocks blocks_of(const HtmlTree& tree, HiddenText hidden) {
  return Collector(tree, hidden).collect();
}

bool is_prose(const HtmlBlocks& blocks, const HtmlBlock& block) {
  constexpr std::size_t kSentence = 60;  // bytes; few captions and menus are longer
  const std::string_view text = blocks.of(block);
  if (block.heading || text.size() < kSentence || std::size_t{2} * block.link_bytes > text.size())
    return false;
  // A stop, however it is quoted, or commas: menus have neither.
  const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 8));
  const bool stops = tail.find_first_of(".!?:;") != std::string_view::npos ||
                     tail.find("\xE3\x80\x82") != std::string_view::npos ||
                     text.find(". ") != std::string_view::npos;
  return stops || std::count(text.begin(), text.end(), ',') > 1 || text.size() > 3 * kSentence;
}

}  // namespace standoff
