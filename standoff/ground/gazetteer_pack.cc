#include "standoff/ground/gazetteer_pack.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/utf8.h"
#include "standoff/ground/internal/gazetteer_layout.h"
#include "standoff/ground/internal/gazetteer_sources.h"
#include "standoff/ground/internal/place_key.h"

namespace standoff {
namespace {

// A name as it is looked up, and one of the places that bear it.
struct NamedPlace {
  std::string key;
  std::uint32_t place = 0;
  bool main_name = false;
};

// In the order of the file: by name, then most people first; a place once for each name.
std::vector<NamedPlace> name_places(const std::vector<RawPlace>& places) {
  std::vector<NamedPlace> named;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (std::string key = place_key(places[i].name); !key.empty()) {
      named.push_back({std::move(key), i, true});
    }
    for (const std::string& name : places[i].other_names) {
      if (std::string key = place_key(name); !key.empty()) named.push_back({std::move(key), i});
    }
  }
  std::sort(named.begin(), named.end(), [&](const NamedPlace& a, const NamedPlace& b) {
    if (a.key != b.key) return a.key < b.key;
    const std::uint32_t people_a = places[a.place].population;
    const std::uint32_t people_b = places[b.place].population;
    if (people_a != people_b) return people_a > people_b;
    return a.place != b.place ? a.place < b.place : a.main_name > b.main_name;
  });
  named.erase(std::unique(named.begin(), named.end(),
                          [](const NamedPlace& a, const NamedPlace& b) {
                            return a.key == b.key && a.place == b.place;
                          }),
              named.end());
  return named;
}

std::uint32_t word(double degrees) {
  return std::bit_cast<std::uint32_t>(static_cast<float>(degrees));
}

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

void add_places(const std::vector<RawPlace>& places, PackWriter& pack) {
  std::string names;
  std::vector<std::uint32_t> words;
  for (const RawPlace& place : places) {
    std::uint32_t place_class = (static_cast<std::uint32_t>(place.kind) | place.level << 3U) << 24U;
    for (std::uint32_t i = 0; i < std::min<std::size_t>(place.country.size(), 3); ++i) {
      place_class |= static_cast<std::uint32_t>(static_cast<unsigned char>(place.country[i]))
                     << (8U * i);
    }
    const std::uint32_t record[kPlaceWords] = {
        word(place.latitude), word(place.longitude), place.geonames, place.population,
        size_of(names),       size_of(place.name),   place.region,   place_class};
    words.insert(words.end(), std::begin(record), std::end(record));
    names += place.name;
  }
  pack.add_text("names", names);
  pack.add_array<std::uint32_t>("places", words);
}

void add_names(const std::vector<NamedPlace>& named, PackWriter& pack) {
  std::string keys;
  std::vector<std::uint32_t> key_begins;
  std::vector<std::uint32_t> hit_begins;
  std::vector<std::uint32_t> hits;
  const std::string* last = nullptr;
  for (const NamedPlace& entry : named) {
    if (last == nullptr || *last != entry.key) {
      key_begins.push_back(size_of(keys));
      hit_begins.push_back(static_cast<std::uint32_t>(hits.size()));
      keys += entry.key;
      last = &entry.key;
    }
    hits.push_back(entry.place | (entry.main_name ? kMainName : 0U));
  }
  key_begins.push_back(size_of(keys));
  hit_begins.push_back(static_cast<std::uint32_t>(hits.size()));
  pack.add_text("keys", keys);
  pack.add_array<std::uint32_t>("key_begins", key_begins);
  pack.add_array<std::uint32_t>("hit_begins", hit_begins);
  pack.add_array<std::uint32_t>("hits", hits);
}

}  // namespace

Result<std::string> pack_gazetteer(const GazetteerSources& sources) {
  for (const auto& [name, text] : {std::pair{"cities.tsv", sources.cities},
                                   std::pair{"subdivisions.tsv", sources.subdivisions},
                                   std::pair{"countries.tsv", sources.countries},
                                   std::pair{"airports.csv", sources.airports}}) {
    if (const auto bad = find_invalid_utf8(text)) {
      return Error{ErrorCode::kInvalidText, "expected UTF-8",
                   std::string(name) + ": byte " + std::to_string(*bad)};
    }
  }
  const Result<std::vector<RawPlace>> places = read_gazetteer_sources(sources);
  if (!places) return places.error();
  PackWriter pack;
  pack.add_text("format", kGazetteerFormat);
  pack.add_text("identity", sources.identity);
  add_places(*places, pack);
  add_names(name_places(*places), pack);
  return std::move(pack).finish();
}

}  // namespace standoff
