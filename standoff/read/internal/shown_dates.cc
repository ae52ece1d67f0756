#include "standoff/read/internal/shown_dates.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/read/internal/date_line.h"

namespace standoff {
namespace {

class DateFinder {
 public:
  DateFinder(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlBody& body,
             const HtmlMetadata& metadata)
      : tree_(tree),
        page_(blocks),
        body_(body),
        title_(metadata.title),
        evidence_{metadata.url, day_order_of(blocks.text, metadata.language)} {
    body_begin_ = blocks.at(body.begin_node);
    body_end_ = blocks.at(body.end_node);
    find_title();
  }

  ShownDates find() {
    look_after_title();
    if (!has_date()) look_before_title();
    if (!has_date()) look_after_body();
    if (shown_.published.empty()) {
      const std::string day = day_in_address(evidence_.url);
      const bool agrees = bare_.compare(0, day.size(), day) == 0;
      shown_.published = agrees || day.empty() ? bare_ : day;
    }
    return std::move(shown_);
  }

 private:
  // The last heading before the body that is the title; or else the last of the highest rank.
  void find_title() {
    constexpr std::size_t kNear = 6;  // blocks, where there is no heading
    title_begin_ = title_end_ = body_begin_ - std::min(body_begin_, kNear);
    int best = 0;
    for (std::size_t i = 0; i < body_begin_; ++i) {
      const HtmlBlock& block = page_.blocks[i];
      const int rank = !block.heading                               ? 0
                       : equals_ascii(page_.of(block), title_)      ? 3
                       : tree_.nodes[block.element].tag == Tag::kH1 ? 2
                                                                    : 1;
      if (rank == 0 || rank < best) continue;
      best = rank;
      title_begin_ = i;
      title_end_ = i + 1;
    }
  }

  [[nodiscard]] bool has_date() const { return !shown_.published.empty() || !bare_.empty(); }

  void look_after_title() {
    bool has_prose = false;  // a summary may stand above the byline
    DateRole role = DateRole::kBare;
    for (std::size_t i = title_end_; i < page_.blocks.size() && i < body_end_; ++i) {
      const bool paragraph = i >= body_begin_ && is_prose(page_, page_.blocks[i]);
      if (paragraph && std::exchange(has_prose, true)) return;
      role = read(i, role, false);
    }
  }

  // The line above a headline is the article's where it stands in the same small element; a menu's
  // date of today does not.
  void look_before_title() {
    constexpr int kNear = 2;
    if (title_begin_ == title_end_ || title_begin_ == 0) return;
    std::uint32_t around = page_.blocks[title_begin_].element;
    for (int i = 0; i < kNear; ++i) around = tree_.nodes[around].parent;
    if (page_.blocks[title_begin_ - 1].first_node > around) {
      read(title_begin_ - 1, DateRole::kBare, false);
    }
  }

  void look_after_body() {
    constexpr std::size_t kNear = 4;  // blocks
    DateRole role = DateRole::kBare;
    std::size_t begin = body_end_;  // behind the last paragraph
    while (begin > body_begin_ && !is_prose(page_, page_.blocks[begin - 1])) --begin;
    for (std::size_t i = begin; i < std::min(body_end_ + kNear, page_.blocks.size()); ++i) {
      role = read(i, role, true);
    }
  }

  // Takes the dates of a block; returns the role that it gives to the next.
  DateRole read(std::size_t index, DateRole role, bool needs_role) {
    const HtmlBlock& block = page_.blocks[index];
    if (is_of_others(block)) return DateRole::kBare;
    DateLine line = read_date_line(page_.of(block), evidence_);
    if (is_beside_link(index)) needs_role = true;
    const bool named = block.heading || block.link_bytes * 2 > block.end - block.begin;
    for (LineDate& date : line.dates) {
      if (date.role == DateRole::kBare) date.role = role;
      role = DateRole::kBare;
      if (date.role == DateRole::kBare && (needs_role || (named && !line.only_dates))) continue;
      keep(std::move(date));
    }
    return line.opens;
  }

  // Whether another story's headline stands right before or after.
  [[nodiscard]] bool is_beside_link(std::size_t index) const {
    constexpr std::uint32_t kHeadline = 30;  // bytes; names are shorter
    const auto is_headline = [this](std::size_t i) {
      if (i >= page_.blocks.size()) return false;
      const HtmlBlock& block = page_.blocks[i];
      const std::uint32_t size = block.end - block.begin;
      return size >= kHeadline && block.link_bytes * 10 > size * 8 &&
             !equals_ascii(page_.of(block), title_);
    };
    return (index > 0 && is_headline(index - 1)) || is_headline(index + 1);
  }

  void keep(LineDate date) {
    std::string& field = date.role == DateRole::kPublished ? shown_.published
                         : date.role == DateRole::kUpdated ? shown_.updated
                                                           : bare_;
    if (field.empty()) field = std::move(date.iso);
  }

  // Whether it stands in a menu or in somebody's words from elsewhere.
  [[nodiscard]] bool is_of_others(const HtmlBlock& block) const {
    for (std::uint32_t i = block.element; i != 0; i = tree_.nodes[i].parent) {
      const bool holds_body = i <= body_.begin_node && body_.begin_node < tree_.nodes[i].end;
      if (holds_body) return false;
      const Tag tag = tree_.nodes[i].tag;  // class names mislead: bylines share boxes with shares
      const bool menu = tag == Tag::kNav || tag == Tag::kAside || tag == Tag::kFooter;
      if (menu || page_.marks[i] == Mark::kQuoted) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const HtmlBlocks& page_;
  const HtmlBody& body_;
  std::string_view title_;
  DayEvidence evidence_;
  std::size_t body_begin_ = 0;  // blocks
  std::size_t body_end_ = 0;
  std::size_t title_begin_ = 0;
  std::size_t title_end_ = 0;
  ShownDates shown_;
  std::string bare_;  // the first date of which no word says what it is
};

}  // namespace

ShownDates shown_dates_of(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlBody& body,
                          const HtmlMetadata& metadata) {
  return DateFinder(tree, blocks, body, metadata).find();
}

}  // namespace standoff
