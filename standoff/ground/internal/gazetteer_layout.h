// How a gazetteer lies in its pack; docs/pack-format.md says it in words.
#pragma once

#include <cstdint>
#include <string_view>

namespace standoff {

// The whole text of the section of this name; a pack with another one is not a gazetteer we read.
inline constexpr std::string_view kGazetteerFormat = "standoff gazetteer 1";

// A place is eight words of 32 bits.
enum PlaceWord : std::uint32_t {
  kWordLatitude,    // float
  kWordLongitude,   // float
  kWordGeonames,    //
  kWordPopulation,  //
  kWordNameBegin,   // byte of "names"
  kWordNameSize,    // bytes
  kWordRegion,      // place, or Gazetteer::kNone
  kWordClass,       // three letters of the country, then kind (3 bits) and level (5 bits)
  kPlaceWords,
};

inline constexpr std::uint32_t kMainName = 1U << 31U;  // of a hit: the rest is the place

}  // namespace standoff
