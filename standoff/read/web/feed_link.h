// The feed that a page names: users know the address of a page better than that of its feed.
//
//   feed_link(page, base)   // "https://news.example/feed.xml"
#pragma once

#include <string>
#include <string_view>

#include "standoff/read/web/address.h"

namespace standoff {

// The first link of the page at `base` to another form of it that is RSS, Atom or JSON Feed; empty
// where there is none.
// Source: HTML Standard, section 4.6.7.1, rel=alternate.
std::string feed_link(std::string_view page, const WebAddress& base);

}  // namespace standoff
