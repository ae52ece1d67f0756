#include "standoff/read/web/feed_link.h"

#include <algorithm>
#include <array>

#include "standoff/base/ascii.h"
#include "standoff/read/internal/html_tree.h"

namespace standoff {
namespace {

constexpr std::size_t kMostBytes = 1U << 20;  // of the page; links stand in its head

bool is_feed_type(std::string_view type) {
  constexpr std::array<std::string_view, 4> kTypes = {"application/rss+xml", "application/atom+xml",
                                                      "application/rdf+xml",
                                                      "application/feed+json"};
  const std::string_view name = trim_ascii(type.substr(0, type.find(';')));
  return std::ranges::any_of(kTypes, [name](std::string_view t) { return equals_ascii(t, name); });
}

bool is_alternate(std::string_view relations) {
  while (!relations.empty()) {
    const std::size_t end = std::min(relations.find_first_of(kAsciiSpace), relations.size());
    if (equals_ascii(relations.substr(0, end), "alternate")) return true;
    relations.remove_prefix(std::min(end + 1, relations.size()));
  }
  return false;
}

}  // namespace

std::string feed_link(std::string_view page, const WebAddress& base) {
  const HtmlTree tree = parse_html(page.substr(0, kMostBytes));
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag != Tag::kLink || !is_alternate(tree.attribute(i, "rel")) ||
        !is_feed_type(tree.attribute(i, "type"))) {
      continue;
    }
    const Result<WebAddress> link = resolve_address(base, tree.attribute(i, "href"));
    if (link) return link->text;
  }
  return "";
}

}  // namespace standoff
