#include "standoff/ground/internal/place_resolver.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "standoff/ground/internal/place_key.h"
#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

constexpr std::uint32_t kNone = ResolvedPlaces::kNone;

// Priors, on the scale of log10 of people.
constexpr double kCountryPrior = 9.5;
constexpr double kKnownPrior = 8.0;
constexpr double kKnownCityPrior = 8.3;
constexpr double kRegionPrior = 4.5;  // of a state or province, to which its people are added
constexpr double kPartPrior = 1.5;    // of a part of one
constexpr double kSitePrior = 4.0;
constexpr double kOtherName = -1.2;        // known by another name than the one written
constexpr double kFewestPeople = 300;      // what a place of unknown size is taken for
constexpr double kContained = 12.0;        // the text says where it lies
constexpr double kSeatPrior = 1.5;         // added for the capital of a country
constexpr double kCalledRegion = 4.0;      // "Washington state"
constexpr double kCountryShare = 3.0;      // all other countries named are this one
constexpr double kNear = 1.6;              // another place of the article is next to it
constexpr double kNearKilometres = 300.0;  // where nearness has fallen to a third
constexpr double kLeastAlone = 4.3;        // prior of a place that needs nothing to speak for it
constexpr double kLeastNearness = 0.2;
constexpr std::size_t kMostAnchors = 48;
constexpr int kRounds = 2;

// Kilometres between two points of the sphere, by the haversine formula.
double distance(const Place& a, const Place& b) {
  constexpr double kRadian = 3.14159265358979323846 / 180;
  constexpr double kDiameter = 2 * 6371.0;
  const double dy = std::sin((*b.latitude - *a.latitude) * kRadian / 2);
  const double dx = std::sin((*b.longitude - *a.longitude) * kRadian / 2);
  const double h =
      dy * dy + std::cos(*a.latitude * kRadian) * std::cos(*b.latitude * kRadian) * dx * dx;
  return kDiameter * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

bool is_area(const PlaceCandidate& place) {
  return place.place.kind == PlaceKind::kCountry || place.place.kind == PlaceKind::kRegion;
}

// A name as one container, or none, has it.
struct Name {
  std::string text;
  std::uint32_t container = kNone;  // name
  std::string country;              // that an adjective tells
  bool region = false;              // called one
  std::size_t mentions = 0;
  std::vector<PlaceCandidate> candidates;
  std::size_t chosen = 0;
};

class Resolver {
 public:
  Resolver(const PlaceTables& tables, const Gazetteer* gazetteer)
      : tables_(tables), gazetteer_(gazetteer) {}

  ResolvedPlaces resolve(std::span<const PlaceMention> mentions,
                         std::span<const std::string> countries);

 private:
  std::uint32_t name_of(const PlaceMention& mention, std::span<const PlaceMention> mentions);
  std::uint32_t intern(std::string key, const PlaceMention& mention);
  void add_candidates(Name& name) const;
  void add_listed(Name& name, std::string_view words, bool regions_only) const;
  [[nodiscard]] bool is_credible(const Name& name) const;
  [[nodiscard]] PlaceCandidate known(std::uint32_t index) const;
  [[nodiscard]] PlaceCandidate listed(const Gazetteer::Hit& hit) const;

  [[nodiscard]] ResolvedPlaces gather(std::span<const PlaceMention> mentions,
                                      const std::vector<std::uint32_t>& names) const;
  void weigh_adjectives(std::span<const PlaceMention> mentions,
                        std::span<const std::string> countries);
  void weigh_countries();
  void choose_anchors();
  void choose_all();
  void choose(Name& name);
  [[nodiscard]] double score(const Name& name, const PlaceCandidate& candidate) const;
  [[nodiscard]] bool lies_in(const PlaceCandidate& inner, const PlaceCandidate& outer) const;
  [[nodiscard]] bool contained(const Name& name, const PlaceCandidate& candidate) const;
  [[nodiscard]] double share_of(const Name& name, const std::string& country) const;
  [[nodiscard]] double nearness(const Name& name, const PlaceCandidate& candidate) const;

  const PlaceTables& tables_;
  const Gazetteer* gazetteer_;
  std::vector<Name> names_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  // In order, so that sums are the same everywhere.
  std::map<std::string, double> adjectives_;  // weight by country
  std::map<std::string, double> weights_;     // the same, with the places chosen so far
  double total_ = 0;
  std::vector<std::uint32_t> anchors_;  // names, most mentioned first
};

PlaceCandidate Resolver::known(std::uint32_t index) const {
  const PlaceTables::KnownPlace& row = tables_.place(index);
  PlaceCandidate out;
  out.known = index;
  out.place = {row.name,      row.kind,     row.country, row.latitude,
               row.longitude, row.geonames, {},          row.rule};
  out.prior = row.kind == PlaceKind::kCountry ? kCountryPrior
              : row.kind == PlaceKind::kCity  ? kKnownCityPrior
                                              : kKnownPrior;
  return out;
}

PlaceCandidate Resolver::listed(const Gazetteer::Hit& hit) const {
  const Gazetteer::Entry entry = gazetteer_->entry(hit.place);
  PlaceCandidate out;
  out.region = entry.region;
  const double people = std::log10(std::max<double>(entry.population, kFewestPeople));
  if (const auto row = entry.geonames != 0 ? tables_.with_id(entry.geonames) : std::nullopt) {
    out = known(*row);
    out.region = entry.region;
  } else {
    out.gazetteer = hit.place;
    out.place = {std::string(entry.name),
                 entry.kind,
                 std::string(entry.country),
                 entry.latitude,
                 entry.longitude,
                 entry.geonames,
                 {},
                 "gazetteer"};
    if (entry.kind == PlaceKind::kRegion) {
      out.prior = entry.level == 1 ? kRegionPrior + people / 3 : kPartPrior + people / 3;
    } else {
      out.prior = entry.kind == PlaceKind::kSite ? kSitePrior + entry.population : people;
    }
  }
  if (!hit.main_name) out.prior += kOtherName;
  if (out.place.kind == PlaceKind::kCity && tables_.is_seat(entry.name, out.place.country)) {
    out.prior += kSeatPrior;
  }
  return out;
}

void Resolver::add_candidates(Name& name) const {
  for (const std::uint32_t index : tables_.find(name.text)) {
    name.candidates.push_back(known(index));
  }
  if (gazetteer_ == nullptr) return;
  add_listed(name, name.text, false);
  // "Bulacan Province" is "Bulacan", if that is a region.
  const std::size_t space = name.text.rfind(' ');
  if (!name.candidates.empty() || space == std::string::npos) return;
  const std::string last = lower_ascii(std::string_view(name.text).substr(space + 1));
  if (tables_.is(PlaceWordRole::kRegion, last)) {
    add_listed(name, std::string_view(name.text).substr(0, space), true);
  }
}

void Resolver::add_listed(Name& name, std::string_view words, bool regions_only) const {
  for (const Gazetteer::Hit& hit : gazetteer_->find(words)) {
    PlaceCandidate candidate = listed(hit);
    if (regions_only && candidate.place.kind != PlaceKind::kRegion) continue;
    const bool twice = std::any_of(name.candidates.begin(), name.candidates.end(),
                                   [&](const PlaceCandidate& c) { return c.is(candidate); });
    if (!twice) name.candidates.push_back(std::move(candidate));
  }
}

std::uint32_t Resolver::intern(std::string key, const PlaceMention& mention) {
  const auto [found, added] =
      by_key_.emplace(std::move(key), static_cast<std::uint32_t>(names_.size()));
  if (added) {
    names_.push_back({mention.text, kNone, "", false, 0, {}, 0});
    if (const auto country = tables_.country(mention.nationality)) {
      names_.back().candidates.push_back(known(*country));
    } else {
      add_candidates(names_.back());
    }
  }
  ++names_[found->second].mentions;
  return found->second;
}

// A name with a container of its own is told from the bare one where the container holds a place
// of that name.
std::uint32_t Resolver::name_of(const PlaceMention& mention,
                                std::span<const PlaceMention> mentions) {
  std::string key = place_key(mention.text);
  if (key.empty()) key = mention.text;
  if (mention.container != PlaceMention::kNone) {
    const PlaceMention& outer = mentions[mention.container];
    const std::uint32_t container = intern(place_key(outer.text), outer);
    --names_[container].mentions;
    const std::uint32_t name = intern(key + "|" + place_key(outer.text), mention);
    names_[name].container = container;
    return name;
  }
  if (!mention.container_country.empty()) {
    const std::uint32_t name = intern(key + "|" + mention.container_country, mention);
    names_[name].country = mention.container_country;
    return name;
  }
  if (mention.region) {
    const std::uint32_t name = intern(key + "|region", mention);
    names_[name].region = true;
    return name;
  }
  return intern(std::move(key), mention);
}

bool Resolver::lies_in(const PlaceCandidate& inner, const PlaceCandidate& outer) const {
  if (inner.is(outer)) return false;
  if (outer.place.kind == PlaceKind::kCountry) return inner.place.country == outer.place.country;
  if (outer.place.kind != PlaceKind::kRegion) return false;
  std::uint32_t region = inner.region;
  for (int level = 0; level < 2 && region != kNone; ++level) {
    const Gazetteer::Entry entry = gazetteer_->entry(region);
    if (region == outer.gazetteer ||
        (entry.geonames != 0 && entry.geonames == outer.place.geonames)) {
      return true;
    }
    region = entry.region;
  }
  // What only the knowledge files know has no regions: what is near it lies in it.
  constexpr double kReach = 250;  // kilometres
  const bool same_country =
      outer.place.country.empty() || outer.place.country == inner.place.country;
  return outer.known != kNone && outer.place.geonames == 0 && same_country &&
         distance(inner.place, outer.place) < kReach;
}

bool Resolver::contained(const Name& name, const PlaceCandidate& candidate) const {
  if (!name.country.empty() && candidate.place.country == name.country) return true;
  if (name.container == kNone) return false;
  const Name& outer = names_[name.container];
  return std::any_of(outer.candidates.begin(), outer.candidates.end(),
                     [&](const PlaceCandidate& c) { return lies_in(candidate, c); });
}

double Resolver::share_of(const Name& name, const std::string& country) const {
  if (country.empty()) return 0;
  const auto found = weights_.find(country);
  double own = 0;  // what the name itself has brought in
  if (!name.candidates.empty()) {
    own = name.candidates[name.chosen].place.country.empty() ? 0 : std::sqrt(name.mentions);
  }
  const bool is_own = own > 0 && name.candidates[name.chosen].place.country == country;
  const double weight = (found == weights_.end() ? 0 : found->second) - (is_own ? own : 0);
  const double total = total_ - own;
  return total > 0 ? std::clamp(weight / total, 0.0, 1.0) : 0;
}

double Resolver::nearness(const Name& name, const PlaceCandidate& candidate) const {
  double best = 0;
  for (const std::uint32_t anchor : anchors_) {
    const Name& other = names_[anchor];
    if (other.text == name.text || other.candidates.empty()) continue;
    const PlaceCandidate& place = other.candidates[other.chosen];
    if (place.place.kind == PlaceKind::kCountry || place.is(candidate)) continue;
    const double kilometres = distance(place.place, candidate.place);
    best = std::max(best, std::exp(-kilometres / kNearKilometres));
  }
  return best;
}

double Resolver::score(const Name& name, const PlaceCandidate& candidate) const {
  double score = candidate.prior;
  if (contained(name, candidate)) score += kContained;
  if (name.region && candidate.place.kind == PlaceKind::kRegion) score += kCalledRegion;
  score += kCountryShare * std::sqrt(share_of(name, candidate.place.country));
  if (candidate.place.kind != PlaceKind::kCountry) score += kNear * nearness(name, candidate);
  return score;
}

void Resolver::choose(Name& name) {
  double best = -1;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < name.candidates.size(); ++i) {
    const double here = score(name, name.candidates[i]);
    if (here > best) {
      best = here;
      chosen = i;
    }
  }
  name.chosen = chosen;
}

void Resolver::choose_all() {
  std::vector<std::size_t> chosen;
  for (const Name& name : names_) chosen.push_back(name.chosen);
  // All choose by what stood before, so that the order of names does not matter.
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::size_t before = names_[i].chosen;
    choose(names_[i]);
    chosen[i] = std::exchange(names_[i].chosen, before);
  }
  for (std::size_t i = 0; i < names_.size(); ++i) names_[i].chosen = chosen[i];
  weigh_countries();
}

void Resolver::weigh_countries() {
  weights_ = adjectives_;
  total_ = 0;
  for (const Name& name : names_) {
    if (name.candidates.empty()) continue;
    const std::string& country = name.candidates[name.chosen].place.country;
    if (!country.empty()) weights_[country] += std::sqrt(name.mentions);
  }
  for (const auto& [country, weight] : weights_) total_ += weight;
}

// Countries that are named by other words than those for places: "Syrian", "Israelis".
void Resolver::weigh_adjectives(std::span<const PlaceMention> mentions,
                                std::span<const std::string> countries) {
  std::unordered_map<std::string, std::size_t> counts;
  std::size_t next = 0;
  for (std::uint32_t token = 0; token < countries.size(); ++token) {
    while (next < mentions.size() && mentions[next].tokens.end <= token) ++next;
    const bool in_place = next < mentions.size() && mentions[next].tokens.contains(token);
    if (!in_place && !countries[token].empty()) ++counts[countries[token]];
  }
  for (const auto& [country, count] : counts) adjectives_[country] = std::sqrt(count);
  weigh_countries();
}

ResolvedPlaces Resolver::resolve(std::span<const PlaceMention> mentions,
                                 std::span<const std::string> countries) {
  std::vector<std::uint32_t> names;
  for (const PlaceMention& mention : mentions) names.push_back(name_of(mention, mentions));
  weigh_adjectives(mentions, countries);
  choose_all();  // by priors and adjectives alone
  choose_anchors();
  for (int round = 0; round < kRounds; ++round) choose_all();
  return gather(mentions, names);
}

void Resolver::choose_anchors() {
  for (std::uint32_t i = 0; i < names_.size(); ++i) anchors_.push_back(i);
  std::stable_sort(anchors_.begin(), anchors_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return names_[a].mentions > names_[b].mentions;
  });
  if (anchors_.size() > kMostAnchors) anchors_.resize(kMostAnchors);
}

// A village in a country that the article has nothing to do with is somebody else's namesake, and
// so is one outside of what the text says contains it.
bool Resolver::is_credible(const Name& name) const {
  const PlaceCandidate& place = name.candidates[name.chosen];
  if (place.known != PlaceCandidate::kNone || contained(name, place)) return true;
  if (name.container != kNone) {
    const Name& outer = names_[name.container];
    const bool holds = !outer.candidates.empty() && is_area(outer.candidates[outer.chosen]);
    return !holds || share_of(name, place.place.country) > 0;
  }
  return place.prior >= kLeastAlone || total_ <= std::sqrt(name.mentions) ||
         share_of(name, place.place.country) > 0 || nearness(name, place) > kLeastNearness;
}

ResolvedPlaces Resolver::gather(std::span<const PlaceMention> mentions,
                                const std::vector<std::uint32_t>& names) const {
  ResolvedPlaces out;
  out.of.resize(mentions.size(), kNone);
  std::unordered_map<std::uint64_t, std::uint32_t> index;  // by known, then gazetteer
  std::unordered_map<std::string, std::uint32_t> told;     // bare name: what a container has told
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Name& name = names_[names[i]];
    if (name.candidates.empty() || !is_credible(name)) continue;
    const PlaceCandidate& place = name.candidates[name.chosen];
    const std::uint64_t id = std::uint64_t{place.known} << 32U | place.gazetteer;
    const auto [found, added] = index.emplace(id, static_cast<std::uint32_t>(out.places.size()));
    if (added) out.places.push_back(place);
    out.of[i] = found->second;
    if (contained(name, place)) told.emplace(place_key(name.text), found->second);
  }
  // "Tripoli, Lebanon" once, and "Tripoli" from then on.
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Name& name = names_[names[i]];
    if (name.candidates.empty() || contained(name, name.candidates[name.chosen])) continue;
    const auto same = told.find(place_key(name.text));
    if (same != told.end()) out.of[i] = same->second;
  }
  return out;
}

}  // namespace

ResolvedPlaces resolve_places(std::span<const PlaceMention> mentions,
                              std::span<const std::string> countries, const PlaceTables& tables,
                              const Gazetteer* gazetteer) {
  return Resolver(tables, gazetteer).resolve(mentions, countries);
}

}  // namespace standoff
