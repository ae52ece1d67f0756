#include "standoff/read/internal/html_body.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

// Weights are in bytes of prose: what one piece of page furniture costs the element that holds it.
constexpr std::int64_t kFurnitureCost = 25;
constexpr std::int64_t kTextCost = 5;  // a short text without links: a cell, a label, a line

// Less prose than this, in bytes, is a note or a caption.
constexpr std::int64_t kStory = 500;

// The part of an absolute address that a publisher keeps over its hosts: "post.example" of
// "https://www.post.example/a", "post.co.uk" of "//m.post.co.uk". Empty of a relative one.
std::string_view site_of(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos || slashes > std::string_view("https:").size()) return {};
  url.remove_prefix(slashes + 2);
  const std::string_view host = url.substr(0, url.find_first_of("/?#:"));
  constexpr std::size_t kShortLabel = 3;  // "co", "com", "org" before a country's
  std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return host;
  std::size_t before = host.rfind('.', dot - 1);
  if (before == std::string_view::npos || before == 0) return host;
  if (dot - before - 1 <= kShortLabel) before = host.rfind('.', before - 1);
  return before == std::string_view::npos ? host : host.substr(before + 1);
}

// Lists and tables, and their parts.
bool is_of_list(Tag tag) {
  constexpr std::array<Tag, 12> kTags = {Tag::kLi, Tag::kUl,    Tag::kOl,    Tag::kTd,
                                         Tag::kTh, Tag::kTr,    Tag::kDl,    Tag::kDt,
                                         Tag::kDd, Tag::kTbody, Tag::kThead, Tag::kTable};
  return std::ranges::find(kTags, tag) != kTags.end();
}

class BodyFinder {
 public:
  BodyFinder(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlMetadata& about)
      : tree_(tree), page_(blocks), title_(about.title), site_(site_of(about.url)) {}

  HtmlBody find() {
    const auto heading = std::ranges::find_if(page_.blocks, [this](const HtmlBlock& block) {
      return block.heading && equals_ascii(page_.of(block), title_);
    });
    if (heading != page_.blocks.end()) heading_node_ = heading->first_node;
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

  [[nodiscard]] std::int64_t prose_in(const HtmlBlock& block) const {
    return is_prose(page_, block) ? std::int64_t{block.end - block.begin} : 0;
  }

  template <typename Weigh>
  [[nodiscard]] Sums sums_of(Weigh weigh) const {
    Sums sums(tree_.nodes.size() + 1, 0);
    for (const HtmlBlock& block : page_.blocks) sums[block.first_node + 1] += weigh(block);
    for (std::size_t i = 1; i < sums.size(); ++i) sums[i] += sums[i - 1];
    return sums;
  }

  void measure() {
    prose_ = sums_of([this](const HtmlBlock& block) { return prose_in(block); });
    mark_noise();
    find_title();
    find_teasers();
    weight_ = sums_of([this](const HtmlBlock& block) { return weight_of(block); });
  }

  // An element's noise goes for all below it.
  void mark_noise() {
    noise_.assign(tree_.nodes.size(), false);
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      if (noise_[i] || !is_noise(i)) continue;
      std::fill(noise_.begin() + i, noise_.begin() + tree_.nodes[i].end, true);
    }
  }

  // A mark is disbelieved where it holds most of the prose, and that of a notice where it holds
  // nearly all.
  [[nodiscard]] bool is_noise(std::uint32_t node) const {
    const Mark mark = page_.marks[node];
    const std::int64_t held = within(prose_, node);
    if (mark == Mark::kNotice) return held * 10 <= prose_.back() * 9 && !holds_article(node);
    const bool marked = mark == Mark::kNoise || mark == Mark::kByline;
    return marked && held * 2 <= prose_.back() && !holds_article(node);
  }

  // Whether an element has the title's heading and a story's worth of prose after it: its name
  // tells of the page ("newsletter-story").
  [[nodiscard]] bool holds_article(std::uint32_t node) const {
    return heading_node_ > node && heading_node_ < tree_.nodes[node].end &&
           prose_[tree_.nodes[node].end] - prose_[heading_node_] >= kStory;
  }

  // The first heading that repeats the title and has most of the prose after it, or a fair part if
  // it is the whole title: what stands before is not the article.
  void find_title() {
    const Sums prose = sums_of(
        [this](const HtmlBlock& block) { return noise_[block.first_node] ? 0 : prose_in(block); });
    title_node_ = 0;
    for (const HtmlBlock& block : page_.blocks) {
      const std::string_view text = page_.of(block);
      if (!block.heading || !is_title(text)) continue;
      const int share = equals_ascii(text, title_) ? 5 : 2;
      if ((prose.back() - prose[block.first_node]) * share > prose.back()) {
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
        const bool tells_of_other = linked && !is_title(page_.of(block)) && !leads_elsewhere(block);
        heading = tells_of_other ? &block : nullptr;
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

  // Whether a block's link goes to another site or within the page: to what the article is about,
  // not to the site's other stories.
  [[nodiscard]] bool leads_elsewhere(const HtmlBlock& block) const {
    if (block.link == 0) return false;
    const std::string address = tree_.attribute(block.link, "href");
    if (address.starts_with('#')) return true;
    const std::string_view site = site_of(address);
    return !site.empty() && !site_.empty() && !equals_ascii(site, site_);
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

  // The innermost article element that has the title and a story; 0 where there is none.
  [[nodiscard]] std::uint32_t article_of_title() const {
    for (std::uint32_t i = heading_node_; i != 0; i = tree_.nodes[i].parent) {
      if (tree_.nodes[i].tag == Tag::kArticle && within(weight_, i) >= kStory) return i;
    }
    return 0;
  }

  // The element with the greatest weight; of equals the innermost.
  [[nodiscard]] std::uint32_t heaviest() const {
    std::uint32_t best = article_of_title();
    std::int64_t most = 0;
    const std::uint32_t end = tree_.nodes[best].end;
    for (std::uint32_t i = best; i < end; ++i) {
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

  // The nearest element around `node` that says it is the body, and if there are others beside it
  // what holds them all; or else `node`.
  [[nodiscard]] std::uint32_t whole_body(std::uint32_t node) const {
    for (std::uint32_t i = node; i != 0; i = tree_.nodes[i].parent) {
      if (page_.marks[i] != Mark::kBody) continue;
      const std::uint32_t parent = tree_.nodes[i].parent;
      for (std::uint32_t beside = parent + 1; beside < tree_.nodes[parent].end;
           beside = tree_.nodes[beside].end) {
        const bool goes_on = beside != i && page_.marks[beside] == Mark::kBody && !noise_[beside];
        if (goes_on && within(prose_, beside) > 0) return parent;
      }
      return i;
    }
    return node;
  }

  [[nodiscard]] HtmlBody emit(std::uint32_t container) const {
    HtmlBody body;
    Kept kept;
    std::unordered_set<std::string_view> seen;
    const std::uint32_t end = tree_.nodes[container].end;
    const std::uint32_t begin = begin_before(container);
    const LastProse last_prose = last_prose_of();
    std::uint32_t first_prose = 0;
    std::uint32_t article_end = 0;  // the last prose beside what is kept
    for (const HtmlBlock& block : page_.blocks) {
      if (block.first_node >= end) break;
      if (block.first_node < begin) continue;
      if (article_end != 0 && block.first_node > article_end && begins_other(block, first_prose))
        break;
      if (!is_kept(block)) continue;
      const bool prose = is_prose(page_, block);
      if (prose && first_prose == 0) first_prose = block.first_node;
      if (prose) article_end = std::max(article_end, last_prose.at(parent_of(block)));
      if (!prose || seen.insert(page_.of(block)).second) kept.push_back(&block);
    }
    cut_end(kept);
    cut_others(kept);
    for (std::uint32_t i = container; i != 0 && !body.is_named; i = tree_.nodes[i].parent) {
      body.is_named = page_.marks[i] == Mark::kBody || tree_.nodes[i].tag == Tag::kArticle;
    }
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

  // Where the article begins: at the body, or at its title where a good part of it stands between;
  // less is a standfirst, a caption or a byline.
  [[nodiscard]] std::uint32_t begin_before(std::uint32_t body) const {
    if (title_node_ == 0 || title_node_ > body) return body;
    std::int64_t between = 0;
    for (const HtmlBlock& block : page_.blocks) {
      const bool is_between = block.first_node > title_node_ && block.first_node < body;
      if (!is_between || block.link_bytes > 0 || !is_kept(block)) continue;
      between += prose_in(block);
    }
    return between >= kStory ? title_node_ : body;
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

  // The first prose, or whole paragraphs and lists right before and beside it.
  [[nodiscard]] Kept::const_iterator begin_of(const Kept& kept) const {
    auto first = std::find_if(kept.begin(), kept.end(),
                              [this](const HtmlBlock* block) { return !is_loose(*block); });
    if (first == kept.end()) return first;
    const std::uint32_t beside = around(**first);
    for (auto at = first; at != kept.begin();) {
      const HtmlBlock& before = **--at;
      if (before.link_bytes > 0 || around(before) != beside) break;
      if (is_paragraph(before, **first)) {
        first = at;
      } else if (!is_of_list(tree_.nodes[before.element].tag)) {
        break;
      }
    }
    return first;
  }

  // Whether a block before the first prose is a paragraph, too; bylines and dates are shorter.
  [[nodiscard]] bool is_paragraph(const HtmlBlock& block, const HtmlBlock& prose) const {
    constexpr std::uint32_t kShortest = 40;  // bytes
    const Tag tag = tree_.nodes[block.element].tag;
    return block.end - block.begin >= kShortest &&
           (tag == Tag::kP || is_sentence(block) ||
            (tag == tree_.nodes[prose.element].tag && !block.heading));
  }

  // Whether a heading is one, as some leads are.
  [[nodiscard]] bool is_sentence(const HtmlBlock& block) const {
    return block.heading && page_.of(block).ends_with('.');
  }

  // What follows the last prose is the page's, unless it goes on beside it: lines without links,
  // and between them lines that lead elsewhere.
  void cut_end(Kept& kept) const {
    auto last = std::find_if(kept.rbegin(), kept.rend(), [this](const HtmlBlock* block) {
                  return !is_loose(*block);
                }).base();
    if (last == kept.begin()) return kept.clear();
    const std::uint32_t beside = around(**(last - 1));
    for (auto at = last; at != kept.end(); ++at) {
      const bool goes_on = around(**at) == beside || (*at)->element == (*(at - 1))->element;
      if (!goes_on || (*at)->heading || ((*at)->link_bytes > 0 && !leads_elsewhere(**at))) break;
      if ((*at)->link_bytes == 0) last = at + 1;
    }
    kept.erase(last, kept.end());
  }

  // A line that introduces other stories, or the author, ends the article where little follows.
  void cut_others(Kept& kept) const {
    std::size_t after = 0;
    std::size_t all = 0;
    for (const HtmlBlock* block : kept) all += block->end - block->begin;
    for (auto at = kept.rbegin(); at != kept.rend() && after * 3 < all; ++at) {
      const HtmlBlock& block = **at;
      if (introduces_others(page_.of(block))) {
        kept.erase(at.base() - 1, kept.end());
        return cut_end(kept);
      }
      after += block.end - block.begin;
    }
  }

  // What holds the paragraph, list or table that `block` is of.
  [[nodiscard]] std::uint32_t around(const HtmlBlock& block) const {
    std::uint32_t node = block.element;
    if (!is_of_list(tree_.nodes[node].tag)) node = tree_.nodes[node].parent;
    while (is_of_list(tree_.nodes[node].tag)) node = tree_.nodes[node].parent;
    return node;
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
    if (std::size_t{10} * block.link_bytes <= text.size() * 7) return true;
    const Tag tag = tree_.nodes[block.element].tag;
    const bool is_line = block.heading || tag == Tag::kP || tag == Tag::kLi || tag == Tag::kTd;
    return is_line && leads_elsewhere(block);
  }

  const HtmlTree& tree_;
  const HtmlBlocks& page_;
  std::string_view title_;
  std::string_view site_;
  Sums prose_;   // bytes of prose
  Sums weight_;  // what speaks for an element as the article's own
  std::vector<bool> noise_;
  std::vector<bool> teaser_;        // of blocks
  std::uint32_t heading_node_ = 0;  // the first heading that is the title; 0 where there is none
  std::uint32_t title_node_ = 0;    // where the article begins
};

}  // namespace

HtmlBody body_of(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlMetadata& about) {
  return BodyFinder(tree, blocks, about).find();
}

}  // namespace standoff
