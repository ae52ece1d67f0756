#include "standoff/read/internal/shown_authors.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

constexpr std::size_t kLongestLine = 200;  // bytes
constexpr std::size_t kNear = 12;          // blocks before the title or after the body

class AuthorFinder {
 public:
  AuthorFinder(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlBody& body,
               const HtmlMetadata& metadata)
      : tree_(tree), page_(blocks), body_(body), title_(metadata.title) {}

  std::vector<std::string> find() const {
    const std::size_t begin = page_.at(body_.begin_node);
    const std::size_t end = page_.at(body_.end_node);
    std::size_t title = begin;
    for (std::size_t i = 0; i < begin; ++i) {
      if (page_.blocks[i].heading && equals_ascii(page_.of(page_.blocks[i]), title_)) title = i;
    }
    const std::size_t first =
        title < begin ? title - std::min(title, kNear / 4) : begin - std::min(begin, kNear);
    std::vector<std::string> names = named_in(first, std::min(begin + 1, page_.blocks.size()));
    if (names.empty()) names = named_in(end, std::min(end + kNear, page_.blocks.size()));
    return names;
  }

 private:
  [[nodiscard]] std::vector<std::string> named_in(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const HtmlBlock& block = page_.blocks[i];
      const std::string_view line = page_.of(block);
      if (line.size() > kLongestLine || is_of_others(block)) continue;
      std::vector<std::string> names = authors_in(line, is_byline(block));
      if (!names.empty()) return names;
    }
    return {};
  }

  [[nodiscard]] bool is_byline(const HtmlBlock& block) const {
    constexpr int kAround = 3;
    std::uint32_t node = block.element;
    for (int i = 0; i < kAround && node != 0; ++i, node = tree_.nodes[node].parent) {
      if (page_.marks[node] == Mark::kByline) return true;
    }
    return false;
  }

  // Whether it stands in a menu, beside other stories, or among comments.
  [[nodiscard]] bool is_of_others(const HtmlBlock& block) const {
    constexpr std::array<Tag, 4> kMenus = {Tag::kNav, Tag::kAside, Tag::kFooter, Tag::kLi};
    for (std::uint32_t i = block.element; i != 0; i = tree_.nodes[i].parent) {
      if (i <= body_.begin_node && body_.begin_node < tree_.nodes[i].end) return false;
      const Mark mark = page_.marks[i];
      if (std::ranges::find(kMenus, tree_.nodes[i].tag) != kMenus.end()) return true;
      if (mark == Mark::kNotice || mark == Mark::kQuoted) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const HtmlBlocks& page_;
  const HtmlBody& body_;
  std::string_view title_;
};

}  // namespace

std::vector<std::string> shown_authors_of(const HtmlTree& tree, const HtmlBlocks& blocks,
                                          const HtmlBody& body, const HtmlMetadata& metadata) {
  return AuthorFinder(tree, blocks, body, metadata).find();
}

}  // namespace standoff
