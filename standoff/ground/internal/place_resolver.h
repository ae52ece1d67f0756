// Which of the places that share a name is meant.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "standoff/ground/gazetteer.h"
#include "standoff/ground/internal/place_mentions.h"
#include "standoff/ground/internal/place_tables.h"
#include "standoff/ground/records.h"

namespace standoff {

// A place that a name may mean.
struct PlaceCandidate {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t known = kNone;      // index in the PlaceTables, or
  std::uint32_t gazetteer = kNone;  // place of the Gazetteer
  Place place;                      // without mentions
  std::uint32_t region = kNone;     // place of the Gazetteer that it lies in
  double prior = 0;                 // how likely it is without an article

  [[nodiscard]] bool is(const PlaceCandidate& other) const {
    return known == other.known && gazetteer == other.gazetteer;
  }
};

struct ResolvedPlaces {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::vector<PlaceCandidate> places;  // each once, in order of first mention
  std::vector<std::uint32_t> of;       // of each mention; kNone where no one knows the name
};

// Each name has one meaning in a document, unless what contains it tells two apart. The score of a
// candidate is a sum: its prior; what contains it in the text ("Tripoli, Lebanon"); its country's
// share of the countries that the article names; how near the article's other places lie. The
// weights were set on GeoVirus (docs/accuracy.md).
//
// Linear in mentions and tokens; each distinct name is compared with 48 others at most.
ResolvedPlaces resolve_places(std::span<const PlaceMention> mentions,
                              std::span<const std::string> countries, const PlaceTables& tables,
                              const Gazetteer* gazetteer);

}  // namespace standoff
