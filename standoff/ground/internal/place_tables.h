// What the knowledge files know of places: places.tsv, places_words.tsv, the names of countries.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/records.h"

namespace standoff {

// What a word says of the name beside it; places_words.tsv explains them.
enum class PlaceWordRole : std::uint8_t { kIn, kToward, kOf, kAct, kLand, kSite, kRegion, kSeize };

class PlaceTables {
 public:
  struct KnownPlace {
    std::string name;
    PlaceKind kind = PlaceKind::kRegion;
    std::string country;
    double latitude = 0;
    double longitude = 0;
    std::uint32_t geonames = 0;
    std::string rule;  // "places.tsv:12"
  };

  static Result<PlaceTables> load(const Knowledge& knowledge);

  [[nodiscard]] const KnownPlace& place(std::uint32_t index) const { return places_[index]; }

  // The places of this name, in the order of the file.
  [[nodiscard]] std::vector<std::uint32_t> find(std::string_view name) const;

  // The place with this GeoNames id.
  [[nodiscard]] std::optional<std::uint32_t> with_id(std::uint32_t geonames) const;

  // The country with this code.
  [[nodiscard]] std::optional<std::uint32_t> country(const std::string& code) const;

  // Whether `name` is a capital or another seat of power of this country.
  [[nodiscard]] bool is_seat(std::string_view name, const std::string& country) const;

  // The longest known name that begins with `token`; empty where there is none.
  [[nodiscard]] TokenRange longest(const Document& document, std::uint32_t token) const;

  [[nodiscard]] bool is(PlaceWordRole role, std::string_view word) const {
    return words_[static_cast<std::size_t>(role)].count(word) != 0;
  }

 private:
  struct Alias {
    std::uint32_t place = 0;
    std::string spelling;  // where only this spelling means the place: "Ark.", "US"
  };

  Result<void> load_places(const Knowledge& knowledge);
  Result<void> load_countries(const Knowledge& knowledge);
  Result<void> load_words(const Knowledge& knowledge);
  void add_name(std::string_view name, std::uint32_t place);

  std::vector<KnownPlace> places_;
  std::unordered_map<std::string, std::uint32_t> countries_;  // by code
  std::unordered_map<std::uint32_t, std::uint32_t> by_id_;
  std::unordered_map<std::string, std::vector<Alias>> by_key_;
  std::set<std::string> seats_;  // name as it is looked up, then the country's code
  std::unordered_map<std::string, std::size_t> words_after_;  // of the longest name, by first word
  std::set<std::string, std::less<>> words_[8];
};

}  // namespace standoff
