// Where: the places that a document names, each once, with the words that name it.
//
//   Result<PlaceRules> rules = PlaceRules::load(knowledge);
//   Places places(syntax, world, *rules, gazetteer);       // the gazetteer may be null
//   PlaceId where = places.near(verb);                     // "shelled ... near Tyre": Tyre
//   std::vector<Place> records = std::move(places).take();
//
// A name is a place by its grammar: "in Washington", "southern Lebanon", "the city of Tyre". Where
// a country or a seat of power acts ("Washington rejected") it is an actor and no place. Which of
// the world's Tripolis is meant is told by what stands beside it ("Tripoli, Lebanon"), then by the
// countries and places of the article, then by size.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/gazetteer.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/records.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

class PlaceTables;

// What places.tsv, places_words.tsv and countries.tsv say. Immutable; thread-safe; copies share the
// tables.
class PlaceRules {
 public:
  // Errors: those of Knowledge::table; kInvalidData with file, line and what was expected.
  static Result<PlaceRules> load(const Knowledge& knowledge);

  [[nodiscard]] const PlaceTables& tables() const { return *tables_; }

 private:
  explicit PlaceRules(std::shared_ptr<const PlaceTables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const PlaceTables> tables_;
};

class Places {
 public:
  // `syntax` and `rules` must outlive it; without a gazetteer only what the knowledge files name is
  // found on the map. `given`, where it is not empty, are the words that name places, in order and
  // without overlap, and are taken as they are: to measure one half of the work without the other.
  // Linear in the text, but for places: each costs the number of others, 48 at most.
  Places(const Syntax& syntax, const World& world, const PlaceRules& rules,
         const Gazetteer* gazetteer, std::span<const TokenRange> given = {});

  // The place that `token` names or helps to name, or kNoRecord.
  [[nodiscard]] PlaceId at(std::uint32_t token) const { return place_at_[token]; }

  // Where the clause of a verb, or what a noun stands for, took place: "near Tyre", "at a school in
  // Gaza City", "the Beirut strike", "bombed Aleppo", and for a verb that says nothing itself the
  // clause that it belongs to. kNoRecord where the clause does not say: the place of a neighbouring
  // sentence is never taken. Constant time.
  [[nodiscard]] PlaceId near(std::uint32_t token) const;

  [[nodiscard]] std::span<const Place> all() const { return places_; }

  // The records in order of their first mention.
  [[nodiscard]] std::vector<Place> take() && { return std::move(places_); }

 private:
  [[nodiscard]] PlaceId in_phrase(Token phrase, int depth) const;
  [[nodiscard]] PlaceId in_argument(Token argument, int depth) const;
  [[nodiscard]] PlaceId below(std::uint32_t token, int depth) const;
  [[nodiscard]] PlaceId named_by(std::uint32_t noun) const;

  const Syntax& syntax_;
  const PlaceTables& tables_;
  std::vector<PlaceId> place_at_;  // per token
  std::vector<Place> places_;
};

// Sets `where` of each figure from the clause that gives it.
void locate_figures(const Syntax& syntax, const Places& places, std::vector<Figure>& figures);

}  // namespace standoff
