#include "standoff/read/internal/html_body.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

// Weights are in bytes of prose: what one piece of page furniture costs the element that holds it.
constexpr std::int64_t kFurnitureCost = 25;
constexpr std::int64_t kTextCost = 5;  // a short text without links: a cell, a label, a line

class BodyFinder {
 public:
  BodyFinder(const HtmlTree& tree, const HtmlBlocks& blocks, std::string_view title)
      : tree_(tree), page_(blocks), title_(title) {}

  HtmlBody find() {
    measure();
    HtmlBody body = emit(whole_body(heaviest()));
    for (const HtmlBlock& block : page_.blocks) {
      if (is_teaser(block)) body.teaser_bytes += block.end - block.begin;
      if (is_noise_line(page_.of(block))) body.lines_about_page += page_.of(block);
    }
    return body;
  }

 private:
  // Sums over the nodes before each: a subtree's sum is a difference of two.
  using Sums = std::vector<std::int64_t>;

  [[nodiscard]] std::int64_t within(const Sums& sums, std::uint32_t node) const {
    return sums[tree_.nodes[node].end] - sums[node];
  }

  template <typename Weigh>
  [[nodiscard]] Sums sums_of(Weigh weigh) const {
    Sums sums(tree_.nodes.size() + 1, 0);
    for (const HtmlBlock& block : page_.blocks) sums[block.first_node + 1] += weigh(block);
    for (std::size_t i = 1; i < sums.size(); ++i) sums[i] += sums[i - 1];
    return sums;
  }

  void measure() {
    prose_ = sums_of([this](const HtmlBlock& block) {
      return is_prose(page_, block) ? std::int64_t{block.end - block.begin} : 0;
    });
    mark_noise();
    find_title();
    find_teasers();
    weight_ = sums_of([this](const HtmlBlock& block) { return weight_of(block); });
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

  // The first heading that repeats the title and has most of the prose after it: what stands
  // before is not the article.
  void find_title() {
    for (const HtmlBlock& block : page_.blocks) {
      if (!block.heading || !is_title(page_.of(block))) continue;
      if ((prose_.back() - prose_[block.first_node]) * 2 > prose_.back()) {
        title_node_ = block.first_node;
        return;
      }
    }
  }

  [[nodiscard]] bool is_title(std::string_view text) const {
    constexpr std::size_t kTelling = 15;
    if (equals_ascii(text, title_)) return true;
    return text.size() >= kTelling && title_.substr(0, text.size()) == text;
  }

  // The prose after a heading that is a link, where they stand together alone, tells another story.
  void find_teasers() {
    teaser_.assign(page_.blocks.size(), false);
    const HtmlBlock* heading = nullptr;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if (block.heading) {
        const bool linked = block.link_bytes * 10 > (block.end - block.begin) * 8;
        heading = linked && !is_title(page_.of(block)) ? &block : nullptr;
      } else if (heading != nullptr && is_prose(page_, block)) {
        teaser_[i] = stand_alone(*heading, block);
        heading = nullptr;
      }
    }
  }

  // Whether a near ancestor of `heading` has `block` and no other prose in it.
  [[nodiscard]] bool stand_alone(const HtmlBlock& heading, const HtmlBlock& block) const {
    constexpr int kNear = 6;
    std::uint32_t around = heading.element;
    for (int i = 0; i < kNear && tree_.nodes[around].end <= block.first_node; ++i) {
      around = tree_.nodes[around].parent;
    }
    return around != 0 && tree_.nodes[around].end > block.first_node &&
           within(prose_, around) <= std::int64_t{block.end - block.begin};
  }

  [[nodiscard]] bool is_teaser(const HtmlBlock& block) const {
    return teaser_[static_cast<std::size_t>(&block - page_.blocks.data())];
  }

  [[nodiscard]] std::int64_t weight_of(const HtmlBlock& block) const {
    const std::int64_t size = block.end - block.begin;
    const std::int64_t links = block.link_bytes;
    if (block.first_node < title_node_) return -kFurnitureCost;
    if (noise_[block.first_node] || is_teaser(block)) return -kFurnitureCost / 2;
    if (is_prose(page_, block)) return size - 2 * links;
    const Tag tag = tree_.nodes[block.element].tag;
    if (block.heading || tag == Tag::kTd || tag == Tag::kTh) return 0;
    return links == 0 ? -kTextCost : -kFurnitureCost - links / 2;
  }

  // The element with the greatest weight; of equals the innermost.
  [[nodiscard]] std::uint32_t heaviest() const {
    std::uint32_t best = 0;
    std::int64_t most = 0;
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].tag == Tag::kText || noise_[i]) continue;
      std::int64_t weight = within(weight_, i);
      if (page_.marks[i] == Mark::kBody) weight += weight / 4;
      if (weight >= most) {
        most = weight;
        best = i;
      }
    }
    return best;
  }

  // The nearest element around `node` that says it is the body, or else `node`.
  [[nodiscard]] std::uint32_t whole_body(std::uint32_t node) const {
    for (std::uint32_t i = node; i != 0; i = tree_.nodes[i].parent) {
      if (page_.marks[i] == Mark::kBody) return i;
    }
    return node;
  }

  [[nodiscard]] HtmlBody emit(std::uint32_t container) const {
    HtmlBody body;
    Kept kept;
    std::unordered_set<std::string_view> seen;
    const std::uint32_t end = tree_.nodes[container].end;
    const LastProse last_prose = last_prose_of();
    std::uint32_t first_prose = 0;
    std::uint32_t article_end = 0;  // the last prose beside what is kept
    for (const HtmlBlock& block : page_.blocks) {
      if (block.first_node < container || block.first_node >= end) continue;
      if (article_end != 0 && block.first_node > article_end && begins_other(block, first_prose))
        break;
      if (!is_kept(block)) continue;
      const bool prose = is_prose(page_, block);
      if (prose && first_prose == 0) first_prose = block.first_node;
      if (prose) article_end = std::max(article_end, last_prose.at(parent_of(block)));
      if (!prose || seen.insert(page_.of(block)).second) kept.push_back(&block);
    }
    cut_end(kept);
    const auto first = begin_of(kept);
    for (auto at = first; at != kept.end(); ++at) {
      if (!body.text.empty()) body.text += "\n\n";
      body.text += page_.of(**at);
    }
    if (first != kept.end()) {
      body.begin_node = (*first)->first_node;
      body.end_node = kept.back()->first_node + 1;
    }
    return body;
  }

  using Kept = std::vector<const HtmlBlock*>;
  using LastProse = std::unordered_map<std::uint32_t, std::uint32_t>;  // parent, first node

  [[nodiscard]] std::uint32_t parent_of(const HtmlBlock& block) const {
    return tree_.nodes[block.element].parent;
  }

  // The last prose of each element that has paragraphs.
  [[nodiscard]] LastProse last_prose_of() const {
    LastProse last;
    for (const HtmlBlock& block : page_.blocks) {
      if (is_prose(page_, block)) last[parent_of(block)] = block.first_node;
    }
    return last;
  }

  // Whether the page goes on with another story here: a line that says so or a first heading, in an
  // article element that holds nothing of this one.
  [[nodiscard]] bool begins_other(const HtmlBlock& block, std::uint32_t first_prose) const {
    const auto is_h1 = [this](std::uint32_t i) { return tree_.nodes[i].tag == Tag::kH1; };
    const std::string_view text = page_.of(block);
    const bool titled = block.heading && (is_h1(block.element) || is_h1(parent_of(block)));
    if (is_title(text) || (!titled && !introduces_others(text))) return false;
    std::uint32_t article = block.element;
    while (article != 0 && tree_.nodes[article].tag != Tag::kArticle) {
      article = tree_.nodes[article].parent;
    }
    return article > first_prose;
  }

  // The first prose, or whole paragraphs right before and beside it.
  [[nodiscard]] Kept::const_iterator begin_of(const Kept& kept) const {
    constexpr std::uint32_t kParagraph = 40;  // bytes; bylines and dates are shorter
    auto first = std::find_if(kept.begin(), kept.end(),
                              [this](const HtmlBlock* block) { return !is_loose(*block); });
    while (first != kept.begin() && first != kept.end()) {
      const HtmlBlock& before = **(first - 1);
      if (tree_.nodes[before.element].tag != Tag::kP || before.link_bytes > 0 ||
          before.end - before.begin < kParagraph ||
          tree_.nodes[before.element].parent != tree_.nodes[(*first)->element].parent) {
        break;
      }
      --first;
    }
    return first;
  }

  // What follows the last prose is the page's, unless it goes on beside it without links.
  void cut_end(Kept& kept) const {
    auto last = std::find_if(kept.rbegin(), kept.rend(), [this](const HtmlBlock* block) {
                  return !is_loose(*block);
                }).base();
    if (last == kept.begin()) return kept.clear();
    const std::uint32_t beside = tree_.nodes[(*(last - 1))->element].parent;
    while (last != kept.end() && !(*last)->heading && (*last)->link_bytes == 0 &&
           (tree_.nodes[(*last)->element].parent == beside ||
            (*last)->element == (*(last - 1))->element)) {
      ++last;
    }
    kept.erase(last, kept.end());
  }

  // At either end of the article such a block belongs to the page.
  [[nodiscard]] bool is_loose(const HtmlBlock& block) const {
    if (is_prose(page_, block)) return false;
    const std::string_view text = page_.of(block);
    return block.heading || block.link_bytes > 0 ||
           std::string_view(".!?\"\x9D").find(text.back()) == std::string_view::npos;
  }

  [[nodiscard]] bool is_kept(const HtmlBlock& block) const {
    const std::string_view text = page_.of(block);
    if (block.first_node < title_node_ || noise_[block.first_node] || is_teaser(block)) {
      return false;
    }
    if (is_title(text) || is_noise_line(text)) return false;
    return std::size_t{10} * block.link_bytes <= text.size() * 7;
  }

  const HtmlTree& tree_;
  const HtmlBlocks& page_;
  std::string_view title_;
  Sums prose_;   // bytes of prose
  Sums weight_;  // what speaks for an element as the article's own
  std::vector<bool> noise_;
  std::vector<bool> teaser_;  // of blocks
  std::uint32_t title_node_ = 0;
};

}  // namespace

HtmlBody body_of(const HtmlTree& tree, const HtmlBlocks& blocks, std::string_view title) {
  return BodyFinder(tree, blocks, title).find();
}

}  // namespace standoff
