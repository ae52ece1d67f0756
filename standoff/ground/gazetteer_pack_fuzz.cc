// Property: whatever the source files hold, they are refused or make a gazetteer that opens, and in
// which every city is found by its name.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "standoff/base/testing/fuzz.h"
#include "standoff/ground/gazetteer.h"
#include "standoff/ground/gazetteer_pack.h"
#include "standoff/ground/internal/place_key.h"

// The input is the files, set apart by zero bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  std::string_view rest = input;
  standoff::GazetteerSources sources;
  sources.cities = standoff::next_part(rest);
  sources.subdivisions = standoff::next_part(rest);
  sources.airports = standoff::next_part(rest);
  const std::string countries =
      "Aland\tAA\tAAA\t1\nBland\tBB\tBBB\t2\n" + std::string(standoff::next_part(rest));
  sources.countries = countries;
  const std::string_view names = standoff::next_part(rest);
  sources.other_names = names.empty() ? "{}" : names;
  standoff::Result<std::string> bytes = standoff::pack_gazetteer(sources);
  if (!bytes) {
    standoff::check(!bytes.error().where.empty());
    return 0;
  }
  standoff::Result<standoff::Pack> pack = standoff::Pack::adopt(*std::move(bytes));
  standoff::check(pack.has_value());
  const auto gazetteer = standoff::Gazetteer::open(*std::move(pack));
  standoff::check(gazetteer.has_value());
  const std::string_view first = sources.cities.substr(0, sources.cities.find_first_of("\t\n"));
  if (sources.cities.find('\t') != first.size() || standoff::place_key(first).empty()) return 0;
  standoff::check(!gazetteer->find(first).empty());
  return 0;
}
