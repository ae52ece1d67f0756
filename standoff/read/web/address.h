// Addresses of the web: http or https and a host. Whatever else an address may be is refused.
//
//   Result<WebAddress> page = parse_address("https://News.example/a b?c#top");
//   page->text     // "https://news.example/a%20b?c"
//   page->server   // "https://news.example"
//   page->path     // "/a%20b?c"
#pragma once

#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

struct WebAddress {
  std::string text;    // the whole, without fragment
  std::string server;  // scheme, host and port: what robots.txt and politeness go by
  std::string path;    // path and query

  friend bool operator==(const WebAddress&, const WebAddress&) = default;
};

// Errors: kInvalidArgument: not http or https, no host, a user's name or password in it, control
//         characters, not UTF-8, or above 8,000 bytes, the most that servers must take.
// Source: RFC 3986; RFC 9110, section 4.
Result<WebAddress> parse_address(std::string_view text);

// What `reference`, of a page or a Location field, means at `base`. Errors: the same.
Result<WebAddress> resolve_address(const WebAddress& base, std::string_view reference);

// Whether `text` begins as an address of the web does, and not as a path.
bool looks_like_address(std::string_view text);

// Whether `ip` is one that everybody can reach: of no private network, no machine of its own, no
// group. False where it is no address of IPv4 or IPv6.
// Source: the special-purpose registries of RFC 6890, as IANA keeps them.
bool is_public_ip(const std::string& ip);

}  // namespace standoff
