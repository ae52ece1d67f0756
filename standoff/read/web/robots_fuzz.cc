// Any bytes are a robots.txt. The first part of the input is a path, the rest the file.
#include "standoff/base/testing/fuzz.h"
#include "standoff/read/web/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string path = "/" + std::string(next_part(input));
  const RobotsRules rules = RobotsRules::parse(input, "standoff");
  check(rules.crawl_delay().count() >= 0 && rules.crawl_delay().count() <= 30'000);
  check(rules.allows("/robots.txt"));
  const bool allowed = rules.allows(path);
  // A comment, a rule that forbids nothing and another's group change nothing.
  const std::string more =
      std::string(input) + "\n# x\nDisallow:\nUser-agent: another\nDisallow: /\n";
  if (more.size() < RobotsRules::kMostBytes) {
    const RobotsRules same = RobotsRules::parse(more, "standoff");
    check(same.allows(path) == allowed);
  }
  check(!RobotsRules::allow_none().allows(path) || path == "/robots.txt");
  return 0;
}
