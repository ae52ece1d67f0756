// Property: whatever the sections of a gazetteer's pack hold, looking names up ends, and what is
// found is on the earth and in the file.
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/testing/fuzz.h"
#include "standoff/base/utf8.h"
#include "standoff/ground/gazetteer.h"
#include "standoff/ground/internal/gazetteer_layout.h"

namespace {

void check_entry(const standoff::Gazetteer& gazetteer, std::uint32_t place) {
  const standoff::Gazetteer::Entry entry = gazetteer.entry(place);
  standoff::check(std::abs(entry.latitude) <= 90 && std::abs(entry.longitude) <= 180);
  standoff::check(!standoff::find_invalid_utf8(entry.name));
  standoff::check(entry.country.empty() || entry.country.size() == 3);
  if (entry.region != standoff::Gazetteer::kNone) (void)gazetteer.entry(entry.region);
}

}  // namespace

// The input is a name to look up, the two texts, and one array of words for all others: the pack
// around them is sound, so that the reader of packs (base/) does not stop everything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  std::string_view rest = input;
  const std::string name(standoff::next_part(rest));
  standoff::PackWriter writer;
  writer.add_text("format", standoff::kGazetteerFormat);
  writer.add_text("identity", "fuzz");
  writer.add_text("names", standoff::next_part(rest));
  writer.add_text("keys", standoff::next_part(rest));
  std::vector<std::uint32_t> words(rest.size() / 4);
  if (!words.empty()) std::memcpy(words.data(), rest.data(), words.size() * 4);
  const std::size_t keys = words.size() / 4;
  const auto part = [&](std::size_t begin, std::size_t count) {
    return std::span<const std::uint32_t>(words).subspan(begin, count);
  };
  const std::size_t places =
      (words.size() - 3 * keys) / standoff::kPlaceWords * standoff::kPlaceWords;
  writer.add_array<std::uint32_t>("key_begins", part(0, keys));
  writer.add_array<std::uint32_t>("hit_begins", part(keys, keys));
  writer.add_array<std::uint32_t>("hits", part(2 * keys, keys));
  writer.add_array<std::uint32_t>("places", part(3 * keys, places));
  standoff::Result<standoff::Pack> pack = standoff::Pack::adopt(std::move(writer).finish());
  standoff::check(pack.has_value());
  const auto gazetteer = standoff::Gazetteer::open(*std::move(pack));
  if (!gazetteer || standoff::find_invalid_utf8(name)) return 0;
  const auto hits = gazetteer->find(name);
  standoff::check(hits.size() <= 64);
  for (const auto& hit : hits) check_entry(*gazetteer, hit.place);
  return 0;
}
