// Reads the files that a gazetteer is made from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/gazetteer.h"
#include "standoff/ground/gazetteer_pack.h"
#include "standoff/ground/records.h"

namespace standoff {

struct RawPlace {
  std::string_view name;
  std::vector<std::string> other_names;
  std::string_view country;  // ISO 3166-1 alpha-3
  PlaceKind kind = PlaceKind::kCity;
  std::uint32_t level = 0;
  double latitude = 0;
  double longitude = 0;
  std::uint32_t geonames = 0;
  std::uint32_t population = 0;
  std::uint32_t region = Gazetteer::kNone;
};

// Regions come first, then cities, then airports. Views point into the sources.
// Errors: as pack_gazetteer.
Result<std::vector<RawPlace>> read_gazetteer_sources(const GazetteerSources& sources);

}  // namespace standoff
