// Texts between zero bytes, each at an address of a few. Sketches are ascending and bounded, a
// group is that of its first article, shares are shares, and a text that comes again is a copy.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "standoff/base/testing/fuzz.h"
#include "standoff/base/utf8.h"
#include "standoff/resolve/copies.h"

namespace standoff {
namespace {

bool is_share(double share) { return share >= 0.0 && share <= 1.0; }

void check_placement(const Placement& placement, const Article& article,
                     std::map<std::string, std::string>& group_of) {
  check(group_of.emplace(article.id, placement.group).second);
  if (!placement.copy_of) {
    check(placement.group == article.id);
    return;
  }
  const CopyOf& copy = *placement.copy_of;
  check(copy.id != article.id && group_of.at(copy.id) == placement.group);
  check(group_of.at(placement.group) == placement.group);
  check(is_share(copy.contained) && is_share(copy.contains));
}

}  // namespace
}  // namespace standoff

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace standoff;
  static const AddressRules rules = *AddressRules::load(Knowledge());
  CopyIndex index(rules);
  std::map<std::string, std::string> group_of;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty()) {
    Article article;
    article.id = std::to_string(group_of.size());
    article.text = std::string(next_part(rest));
    if (find_invalid_utf8(article.text)) return 0;
    article.url = "https://wire.example/" + std::to_string(article.text.size() % 3);
    const TextSketch sketch = sketch_of(article.text);
    check(sketch.sample.size() <= kSampleSize && std::ranges::is_sorted(sketch.sample));
    check_placement(index.place(article, sketch), article, group_of);
    article.id += "again";
    const Placement again = index.place(article, sketch);
    check_placement(again, article, group_of);
    check(sketch.words == 0 || kind_of(again) == CopyKind::kCopy);
  }
  return 0;
}
