#include "standoff/ground/internal/gazetteer_sources.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>

namespace standoff {
namespace {

constexpr std::size_t kMostPlaces = 1'000'000;
constexpr std::size_t kLeastLetters = 4;  // of another name: shorter ones are codes, or words

using Fields = std::vector<std::string_view>;

Error invalid(std::string_view file, std::size_t line, std::string message) {
  return {ErrorCode::kInvalidData, std::move(message),
          std::string(file) + ":" + std::to_string(line)};
}

Fields split(std::string_view line, char separator) {
  Fields fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

// The fields of a line of comma-separated text; a field in quotation marks may hold commas. Doubled
// marks inside one stay doubled: no name has them.
Fields split_csv(std::string_view line) {
  Fields fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const bool quoted = begin < line.size() && line[begin] == '"';
    const std::size_t from = quoted ? begin + 1 : begin;
    const std::size_t end =
        std::min(quoted ? line.find('"', from) : line.find(',', from), line.size());
    fields.push_back(line.substr(from, end - from));
    begin = std::min(line.find(',', end), line.size()) + 1;
  }
  return fields;
}

template <typename T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> degrees(std::string_view text, double limit) {
  const std::optional<double> value = number<double>(text);
  return value && std::abs(*value) <= limit ? value : std::nullopt;
}

// Half way between the outermost values, the last fiftieth on each side left out.
double middle(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  const std::size_t skip = values.size() / 50;
  return (values[skip] + values[values.size() - 1 - skip]) / 2;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Other names hold codes ("KYE") and transliterations in lower case ("trabls"), which no English
// text has.
bool is_news_name(std::string_view name) {
  if (name.size() < kLeastLetters) return false;
  const bool upper = std::all_of(name.begin(), name.end(), is_capital);
  const auto first = static_cast<unsigned char>(name.front());
  return !upper && (is_capital(name.front()) || first >= 0xC3 || name.front() == '\'');
}

class Reader {
 public:
  explicit Reader(const GazetteerSources& sources) : sources_(sources) {}

  Result<std::vector<RawPlace>> read() {
    for (auto step : {&Reader::read_countries, &Reader::read_subdivisions, &Reader::read_cities,
                      &Reader::read_other_names, &Reader::read_airports}) {
      if (Result<void> done = (this->*step)(); !done) return done.error();
      if (places_.size() > kMostPlaces) {
        return Error{ErrorCode::kLimit, "a gazetteer may have a million places at most", ""};
      }
    }
    place_regions();
    return std::move(places_);
  }

 private:
  // Calls `read_line(fields)` for each line; it says what is wrong with one, or nothing.
  template <typename Split, typename Line>
  static Result<void> each_line(std::string_view file, std::string_view text, std::size_t columns,
                                Split split_line, Line read_line) {
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view line = text.substr(begin, end - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      begin = end + 1;
      ++number;
      if (line.empty()) continue;
      const Fields fields = split_line(line);
      if (fields.size() < columns) {
        return invalid(file, number,
                       "expected " + std::to_string(columns) + " fields, got " +
                           std::to_string(fields.size()));
      }
      if (std::string problem = read_line(fields); !problem.empty()) {
        return invalid(file, number, std::move(problem));
      }
    }
    return {};
  }
  static Fields by_tab(std::string_view line) { return split(line, '\t'); }

  Result<void> read_countries() {
    return each_line("countries.tsv", sources_.countries, 3, by_tab, [&](const Fields& fields) {
      if (fields[2].size() != 3) return std::string("expected an alpha-3 code in column 3");
      countries_.push_back(fields[2]);
      country_by_alpha2_.emplace(fields[1], fields[2]);
      return std::string();
    });
  }

  [[nodiscard]] std::string_view country(std::string_view line) const {
    const auto at = number<std::size_t>(line);
    return at && *at >= 1 && *at <= countries_.size() ? countries_[*at - 1] : std::string_view();
  }

  Result<void> read_subdivisions() {
    return each_line("subdivisions.tsv", sources_.subdivisions, 9, by_tab, [&](const Fields& f) {
      RawPlace place;
      place.name = f[0];
      place.kind = PlaceKind::kRegion;
      place.geonames = number<std::uint32_t>(f[3]).value_or(0);
      for (const std::string_view name : split(f[5], '|')) {
        if (is_news_name(name)) place.other_names.emplace_back(name);
      }
      place.level = f[6] == "1" ? 1 : 2;
      const auto parent = number<std::uint32_t>(f[7]);
      if (parent && *parent >= 1) place.region = *parent - 1;
      place.country = country(f[8]);
      if (place.country.empty()) return std::string("expected a line of countries.tsv in column 9");
      places_.push_back(std::move(place));
      return std::string();
    });
  }

  Result<void> read_cities() {
    regions_ = places_.size();
    return each_line("cities.tsv", sources_.cities, 7, by_tab, [&](const Fields& f) {
      RawPlace place;
      place.name = f[0];
      const auto id = number<std::uint32_t>(f[1]);
      const auto latitude = degrees(f[5], 90);
      const auto longitude = degrees(f[6], 180);
      if (!id || !latitude || !longitude) return std::string("expected an id and two coordinates");
      place.geonames = *id;
      place.latitude = *latitude;
      place.longitude = *longitude;
      place.population = number<std::uint32_t>(f[4]).value_or(0);
      place.country = country(f[3]);
      if (place.country.empty()) return std::string("expected a line of countries.tsv in column 4");
      for (const std::string_view region : split(f[2], '|')) {  // from the largest down
        const auto line = number<std::uint32_t>(region);
        if (line && *line >= 1 && *line <= regions_) place.region = *line - 1;
      }
      by_geonames_.emplace(place.geonames, places_.size());
      places_.push_back(std::move(place));
      return std::string();
    });
  }

  Result<void> read_other_names();
  Result<void> read_airports();
  void place_regions();

  const GazetteerSources& sources_;
  std::vector<std::string_view> countries_;
  std::unordered_map<std::string_view, std::string_view> country_by_alpha2_;
  std::vector<RawPlace> places_;
  std::size_t regions_ = 0;
  std::unordered_map<std::uint32_t, std::size_t> by_geonames_;
};

// {"3038832": {"geonameid": 3038832, ..., "alternatenames": ["Casas Vila", "Vila"]}, ...}
Result<void> Reader::read_other_names() {
  namespace od = simdjson::ondemand;
  const auto bad = [](std::size_t record, simdjson::error_code why) {
    return invalid("cities500.json", record, simdjson::error_message(why));
  };
  const simdjson::padded_string text(sources_.other_names);
  od::parser parser;
  od::document document;
  od::object cities;
  if (auto why = parser.iterate(text).get(document)) return bad(0, why);
  if (auto why = document.get_object().get(cities)) return bad(0, why);
  std::size_t record = 0;
  for (auto field : cities) {
    ++record;
    od::object city;
    std::uint64_t id = 0;
    od::array names;
    if (auto why = field.value().get_object().get(city)) return bad(record, why);
    if (auto why = city["geonameid"].get_uint64().get(id)) return bad(record, why);
    if (auto why = city["alternatenames"].get_array().get(names)) return bad(record, why);
    const auto found = id <= std::numeric_limits<std::uint32_t>::max()
                           ? by_geonames_.find(static_cast<std::uint32_t>(id))
                           : by_geonames_.end();
    for (auto item : names) {
      std::string_view name;
      if (auto why = item.get_string().get(name)) return bad(record, why);
      if (found == by_geonames_.end() || !is_news_name(name)) continue;
      places_[found->second].other_names.emplace_back(name);
    }
  }
  return {};
}

// Airports with passengers and air bases; an airfield without either is no news.
Result<void> Reader::read_airports() {
  enum Column {
    kIcao,
    kIata,
    kName,
    kCity,
    kSubdivision,
    kCountry,
    kElevation,
    kLat,
    kLon,
    kColumns
  };
  bool heading = true;
  return each_line("airports.csv", sources_.airports, kColumns, split_csv, [&](const Fields& f) {
    if (std::exchange(heading, false)) return std::string();
    const bool base = f[kName].find("Air Base") != std::string_view::npos ||
                      f[kName].find("Air Force Base") != std::string_view::npos;
    if (f[kIata].empty() && !base) return std::string();
    RawPlace place;
    place.name = f[kName];
    place.kind = PlaceKind::kSite;
    const auto latitude = degrees(f[kLat], 90);
    const auto longitude = degrees(f[kLon], 180);
    if (!latitude || !longitude) return std::string("expected coordinates");
    place.latitude = *latitude;
    place.longitude = *longitude;
    const auto country = country_by_alpha2_.find(f[kCountry]);
    if (country != country_by_alpha2_.end()) place.country = country->second;
    // "Beirut airport": most passengers land at the one that calls itself international.
    if (!f[kCity].empty() && !base) {
      place.other_names.push_back(std::string(f[kCity]) + " Airport");
      place.other_names.push_back(std::string(f[kCity]) + " International Airport");
    }
    const std::size_t international = f[kName].find("International ");
    if (international != std::string_view::npos) {
      place.population = 1;
      std::string shorter(f[kName]);
      place.other_names.push_back(shorter.erase(international, 14));
    }
    places_.push_back(std::move(place));
    return std::string();
  });
}

void Reader::place_regions() {
  std::vector<std::array<std::vector<double>, 2>> cities(regions_);
  for (std::size_t i = regions_; i < places_.size(); ++i) {
    const RawPlace& city = places_[i];
    std::uint32_t region = city.region;
    for (int level = 0; level < 2 && region < regions_; ++level, region = places_[region].region) {
      cities[region][0].push_back(city.latitude);
      cities[region][1].push_back(city.longitude);
      std::uint32_t& people = places_[region].population;
      people += std::min(city.population, std::numeric_limits<std::uint32_t>::max() - people);
    }
  }
  // A region without cities has no place; what is left moves up, and so do references to it.
  std::vector<std::uint32_t> moved(regions_, Gazetteer::kNone);
  std::vector<RawPlace> kept;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (i < regions_) {
      if (cities[i][0].empty()) continue;
      places_[i].latitude = middle(cities[i][0]);
      places_[i].longitude = middle(cities[i][1]);
      moved[i] = static_cast<std::uint32_t>(kept.size());
    }
    kept.push_back(std::move(places_[i]));
  }
  for (RawPlace& place : kept) {
    place.region = place.region < regions_ ? moved[place.region] : Gazetteer::kNone;
  }
  places_ = std::move(kept);
}

}  // namespace

Result<std::vector<RawPlace>> read_gazetteer_sources(const GazetteerSources& sources) {
  return Reader(sources).read();
}

}  // namespace standoff
