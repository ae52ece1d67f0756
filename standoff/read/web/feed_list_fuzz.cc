// Lists of feeds, OPML or lines: what is given are addresses that stay as they are, each once.
#include <set>

#include "standoff/base/testing/fuzz.h"
#include "standoff/read/web/address.h"
#include "standoff/read/web/feed_list.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const Result<std::vector<std::string>> feeds = read_feed_list(input);
  if (!feeds) {
    check(!feeds.error().message.empty());
    return 0;
  }
  check(!feeds->empty() && feeds->size() <= kMaxFeeds);
  check(std::set<std::string>(feeds->begin(), feeds->end()).size() == feeds->size());
  for (const std::string& feed : *feeds) {
    const Result<WebAddress> address = parse_address(feed);
    check(address && address->text == feed && feed.find('\n') == feed.npos);
    check(address->server.size() < feed.size() && address->path.front() == '/');
  }
  return 0;
}
