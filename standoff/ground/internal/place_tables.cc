#include "standoff/ground/internal/place_tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "standoff/ground/internal/place_key.h"
#include "standoff/ground/record_names.h"

namespace standoff {
namespace {

constexpr std::array<std::string_view, 8> kRoles = {"in",   "toward", "of",     "act",
                                                    "land", "site",   "region", "seize"};

constexpr std::size_t kShort = 4;  // letters: names up to here may spell words as well

std::optional<double> degrees(std::string_view text, double limit) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = failure == std::errc() && end == text.data() + text.size();
  return whole && std::abs(value) <= limit ? std::optional(value) : std::nullopt;
}

bool has_lower(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether a name means its place in one spelling only: "Ark.", "US" and not "us".
bool is_abbreviation(std::string_view name, std::string_view key) {
  return name.ends_with('.') || (key.size() <= kShort && !has_lower(name));
}

std::string without_stops(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), '.'), out.end());
  return out;
}

// "U.S." may be spelled "US"; "Ark." may not be spelled "Ark".
bool spells(std::string_view text, std::string_view abbreviation) {
  if (text == abbreviation) return true;
  return !has_lower(abbreviation) && without_stops(text) == without_stops(abbreviation);
}

std::string first_word(std::string_view key) { return std::string(key.substr(0, key.find(' '))); }

}  // namespace

Result<PlaceTables> PlaceTables::load(const Knowledge& knowledge) {
  PlaceTables tables;
  for (auto part :
       {&PlaceTables::load_places, &PlaceTables::load_countries, &PlaceTables::load_words}) {
    if (Result<void> done = (tables.*part)(knowledge); !done) return done.error();
  }
  return tables;
}

void PlaceTables::add_name(std::string_view name, std::uint32_t place) {
  const std::string key = place_key(name);
  if (key.empty()) return;
  by_key_[key].push_back({place, is_abbreviation(name, key) ? std::string(name) : ""});
  std::size_t& words = words_after_[first_word(key)];
  words = std::max(words, static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')));
}

Result<void> PlaceTables::load_places(const Knowledge& knowledge) {
  const auto table = knowledge.table("places.tsv", {.at_least = 7, .at_most = 7});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    const std::optional<PlaceKind> kind = parse_place_kind(row[0]);
    if (!kind) return table->error(row, 0, "a kind of place");
    if (row[1].empty()) return table->error(row, 1, "a name");
    const bool of_country = *kind == PlaceKind::kCountry;
    if (row[3].size() != 3 && (of_country || !row[3].empty())) {
      return table->error(row, 3, "an ISO 3166-1 alpha-3 code");
    }
    const auto latitude = degrees(row[4], 90);
    if (!latitude) return table->error(row, 4, "degrees from -90 to 90");
    const auto longitude = degrees(row[5], 180);
    if (!longitude) return table->error(row, 5, "degrees from -180 to 180");
    std::uint32_t id = 0;
    std::from_chars(row[6].data(), row[6].data() + row[6].size(), id);
    if (!row[6].empty() && id == 0) return table->error(row, 6, "a GeoNames id");
    const auto index = static_cast<std::uint32_t>(places_.size());
    places_.push_back({std::string(row[1]), *kind, std::string(row[3]), *latitude, *longitude, id,
                       table->rule(row)});
    if (id != 0) by_id_.emplace(id, index);
    if (of_country) countries_.emplace(row[3], index);
    add_name(row[1], index);
    for (const std::string_view name : split_list(row[2])) add_name(name, index);
  }
  return {};
}

// Regions that countries.tsv takes for their state ("Scotland") have lines of their own in
// places.tsv, and stay what those say.
Result<void> PlaceTables::load_countries(const Knowledge& knowledge) {
  const auto table = knowledge.table("countries.tsv", {.at_least = 5, .at_most = 5});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    for (const std::string_view seat : split_list(row[4])) {
      seats_.insert(place_key(seat) + "|" + std::string(row[0]));
    }
    const auto country = countries_.find(std::string(row[0]));
    if (country == countries_.end()) continue;
    for (const std::string_view name : split_list(row[2])) {
      if (by_key_.count(place_key(name)) == 0) add_name(name, country->second);
    }
  }
  return {};
}

Result<void> PlaceTables::load_words(const Knowledge& knowledge) {
  const auto table = knowledge.table("places_words.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  for (const KnowledgeRow& row : table->rows()) {
    const auto* role = std::find(kRoles.begin(), kRoles.end(), row[0]);
    if (role == kRoles.end()) return table->error(row, 0, "a role");
    words_[role - kRoles.begin()].emplace(row[1]);
  }
  return {};
}

std::vector<std::uint32_t> PlaceTables::find(std::string_view name) const {
  std::vector<std::uint32_t> found;
  const auto aliases = by_key_.find(place_key(name));
  if (aliases == by_key_.end()) return found;
  for (const Alias& alias : aliases->second) {
    if (alias.spelling.empty() || spells(name, alias.spelling)) found.push_back(alias.place);
  }
  return found;
}

std::optional<std::uint32_t> PlaceTables::with_id(std::uint32_t geonames) const {
  const auto found = by_id_.find(geonames);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> PlaceTables::country(const std::string& code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? std::nullopt : std::optional(found->second);
}

bool PlaceTables::is_seat(std::string_view name, const std::string& country) const {
  return seats_.count(place_key(name) + "|" + country) != 0;
}

TokenRange PlaceTables::longest(const Document& document, std::uint32_t token) const {
  const auto words = words_after_.find(first_word(place_key(document.token(token).text())));
  if (words == words_after_.end()) return {};
  // A word may be several tokens: "Asia-Pacific", "Jerusalem's", "N'Djamena".
  const std::uint32_t sentence = document.sentence_of(token);
  std::uint32_t end = static_cast<std::uint32_t>(
      std::min<std::size_t>(document.token_count(), token + 2 * words->second + 1));
  while (end > token + 1 && document.sentence_of(end - 1) != sentence) --end;
  for (; end > token; --end) {
    const std::string_view name = document.text(document.span_of({token, end}));
    if (end > token + 1 && place_key(document.token(end - 1).text()).empty()) continue;
    if (!find(name).empty()) return {token, end};
  }
  return {};
}

}  // namespace standoff
