// Lists of feeds as people and programs keep them: OPML, or an address a line.
//
//   Result<std::vector<std::string>> feeds = read_feed_list(bytes);
//   if (!feeds) return std::move(feeds).error().within("feeds.opml");
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

// Most bytes of a list, and most feeds.
inline constexpr std::size_t kMaxFeedListBytes = 16U << 20;
inline constexpr std::size_t kMaxFeeds = 100'000;

// The addresses of the feeds that `bytes` list, each once, in order, as parse_address() gives them.
// OPML is told by its root element: a feed is an outline with an xmlUrl, however deep. Of a plain
// list, blank lines and those that begin with '#' are passed over. Nothing outside the list is
// opened.
//
// Errors: kInvalidData: XML that is not well-formed or no OPML, a line or xmlUrl that is no
// address,
//         with its line; no feed at all; kLimit: larger, or more, than above.
// Source: OPML 2.0.
Result<std::vector<std::string>> read_feed_list(std::string_view bytes);

}  // namespace standoff
