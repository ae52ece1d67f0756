// Property: whatever the source files hold, they are refused or make a gazetteer that opens, and in
// which every city is found by its name.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "standoff/ground/gazetteer.h"
#include "standoff/ground/gazetteer_pack.h"
#include "standoff/ground/internal/place_key.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

std::string_view next(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\0'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return part;
}

}  // namespace

// The input is the files, set apart by zero bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(data, data + size);
  std::string_view rest = input;
  standoff::GazetteerSources sources;
  sources.cities = next(rest);
  sources.subdivisions = next(rest);
  sources.airports = next(rest);
  const std::string countries = "Aland\tAA\tAAA\t1\nBland\tBB\tBBB\t2\n" + std::string(next(rest));
  sources.countries = countries;
  const std::string_view names = next(rest);
  sources.other_names = names.empty() ? "{}" : names;
  standoff::Result<std::string> bytes = standoff::pack_gazetteer(sources);
  if (!bytes) {
    check(!bytes.error().where.empty());
    return 0;
  }
  standoff::Result<standoff::Pack> pack = standoff::Pack::adopt(*std::move(bytes));
  check(pack.has_value());
  const auto gazetteer = standoff::Gazetteer::open(*std::move(pack));
  check(gazetteer.has_value());
  const std::string_view first = sources.cities.substr(0, sources.cities.find_first_of("\t\n"));
  if (sources.cities.find('\t') != first.size() || standoff::place_key(first).empty()) return 0;
  check(!gazetteer->find(first).empty());
  return 0;
}
