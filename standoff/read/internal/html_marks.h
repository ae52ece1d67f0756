// What an element says about itself in its class, id, role and the like: that it holds the article,
// or that it holds none of it. The words are data: knowledge/html_marks.tsv.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/read/internal/html_tree.h"

namespace standoff {

enum class Mark : std::uint8_t {
  kNone,
  kBody,    // the article's own text, and little else
  kNoise,   // menus, notices, shares, other stories, comments
  kNotice,  // to accept cookies, to subscribe: noise, however long
  kLayout,  // of all, though a word of the name is noise: "content-sidebar-wrap"
  kTitle,   // a headline
  kByline,  // who wrote it, when
  kQuoted,  // somebody's words from elsewhere, which the article shows
  kHidden,  // not shown
};

// What to do with elements whose attributes hide them until a script runs.
enum class HiddenText : std::uint8_t { kSkip, kRead };

// Reads the marks of one page's elements. Not thread-safe: it remembers what it has seen.
class MarkReader {
 public:
  MarkReader(const HtmlTree& tree, HiddenText hidden) : tree_(tree), hidden_(hidden) {}
  Mark of(std::uint32_t element);

 private:
  Mark of_value(std::string_view value);

  const HtmlTree& tree_;
  HiddenText hidden_;
  std::unordered_map<std::string_view, Mark> seen_;  // class values; views of the page
};

// Whether a short line is about the page or another story, not part of this one: "Read more: ...".
bool is_noise_line(std::string_view line);

// Whether a short line introduces other stories of the site: "You may also like".
bool introduces_others(std::string_view line);

// The phrase by which a short text shows that it is a notice of the page: to accept cookies, to
// subscribe, to prove oneself human. Empty where there is none.
std::string_view notice_in(std::string_view text);

}  // namespace standoff
