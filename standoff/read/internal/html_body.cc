#include "standoff/read/internal/html_body.h"

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <vector>

namespace standoff {
namespace {

// Weights are in bytes of prose: what one piece of page furniture costs the element that holds it.
constexpr std::int64_t kFurnitureCost = 25;
constexpr std::int64_t kNoiseBlockCost = 15;

class BodyFinder {
 public:
  BodyFinder(const HtmlTree& tree, const HtmlBlocks& blocks, std::string_view title)
      : tree_(tree), page_(blocks), title_(title) {}

  std::string find() {
    measure();
    const std::uint32_t container = choose();
    return tree_.nodes[container].end == 0 ? std::string() : emit(container);
  }

 private:
  // Sums over the nodes before each: a subtree's sum is a difference of two.
  using Sums = std::vector<std::int64_t>;

  [[nodiscard]] std::int64_t within(const Sums& sums, std::uint32_t node) const {
    return sums[tree_.nodes[node].end] - sums[node];
  }

  static void accumulate(Sums& sums) {
    for (std::size_t i = 1; i < sums.size(); ++i) sums[i] += sums[i - 1];
  }

  void measure() {
    const std::size_t count = tree_.nodes.size();
    prose_.assign(count + 1, 0);
    for (const HtmlBlock& block : page_.blocks) {
      if (is_prose(page_, block)) prose_[block.first_node + 1] += block.end - block.begin;
    }
    accumulate(prose_);
    mark_noise();
    weight_.assign(count + 1, 0);
    for (const HtmlBlock& block : page_.blocks) {
      weight_[block.first_node + 1] += weight_of(block);
    }
    accumulate(weight_);
  }

  // An element's noise goes for all below it; disbelieved where it holds most of the prose.
  void mark_noise() {
    noise_.assign(tree_.nodes.size(), false);
    const std::int64_t all = prose_.back();
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      if (noise_[i]) continue;
      const Mark mark = page_.marks[i];
      if (mark != Mark::kNoise && mark != Mark::kByline) continue;
      if (within(prose_, i) * 2 > all) continue;
      std::fill(noise_.begin() + i, noise_.begin() + tree_.nodes[i].end, true);
    }
  }

  [[nodiscard]] std::int64_t weight_of(const HtmlBlock& block) const {
    const std::int64_t size = block.end - block.begin;
    if (noise_[block.first_node]) return -kNoiseBlockCost;
    if (is_prose(page_, block)) return size - 2 * std::int64_t{block.link_bytes};
    if (block.heading) return 0;
    return -kFurnitureCost - std::int64_t{block.link_bytes} / 2;
  }

  // The element with the greatest weight; of equals the innermost.
  std::uint32_t choose() const {
    std::uint32_t best = 0;
    std::int64_t most = 0;
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].tag == Tag::kText || noise_[i]) continue;
      std::int64_t weight = within(weight_, i);
      if (page_.marks[i] == Mark::kBody) weight += weight / 4;
      if (tree_.nodes[i].tag == Tag::kArticle) weight += weight / 8;
      if (weight >= most) {
        most = weight;
        best = i;
      }
    }
    return best;
  }

  [[nodiscard]] std::string emit(std::uint32_t container) const {
    std::vector<const HtmlBlock*> kept;
    std::unordered_set<std::string_view> seen;
    const std::uint32_t end = tree_.nodes[container].end;
    for (const HtmlBlock& block : page_.blocks) {
      if (block.first_node < container || block.first_node >= end) continue;
      if (is_kept(block) && seen.insert(page_.of(block)).second) kept.push_back(&block);
    }
    while (!kept.empty() && !is_prose(page_, *kept.back())) kept.pop_back();
    std::string text;
    for (const HtmlBlock* block : kept) {
      if (!text.empty()) text += "\n\n";
      text += page_.of(*block);
    }
    return text;
  }

  [[nodiscard]] bool is_kept(const HtmlBlock& block) const {
    const std::string_view text = page_.of(block);
    if (noise_[block.first_node] || text == title_ || is_noise_line(text)) return false;
    const std::size_t size = text.size();
    return block.link_bytes * 10 <= size * 7;
  }

  const HtmlTree& tree_;
  const HtmlBlocks& page_;
  std::string_view title_;
  Sums prose_;   // bytes of prose
  Sums weight_;  // what speaks for an element as the article's own
  std::vector<bool> noise_;
};

}  // namespace

std::string body_of(const HtmlTree& tree, const HtmlBlocks& blocks, std::string_view title) {
  return BodyFinder(tree, blocks, title).find();
}

}  // namespace standoff
