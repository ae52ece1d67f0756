// The words of a document that name places, with what stands beside them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/document/document.h"
#include "standoff/ground/gazetteer.h"
#include "standoff/ground/internal/place_tables.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

struct PlaceMention {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  TokenRange tokens;
  std::uint32_t head = 0;
  std::string text;
  std::uint32_t container = kNone;  // mention that it lies in: "Tripoli, Lebanon"
  std::string container_country;    // or the country that an adjective tells: "the Syrian town of"
  std::string nationality;          // of an adjective: "Turkish", where it is given as a place
  bool region = false;              // called one: "Washington state", "the province of Quebec"
  bool strong = false;              // a place by its grammar
  bool acts = false;                // a country or a seat of power that stands for its people
};

// In order of the text, without overlap. `countries` are the codes that tokens name
// (find_countries()). A name that neither the tables nor the gazetteer know is kept where its
// grammar makes it a place. Linear in tokens.
std::vector<PlaceMention> find_place_mentions(const Syntax& syntax, const World& world,
                                              const PlaceTables& tables, const Gazetteer* gazetteer,
                                              std::span<const std::string> countries);

// The same for words that are known to name places.
std::vector<PlaceMention> take_place_mentions(const Syntax& syntax, const World& world,
                                              const PlaceTables& tables,
                                              std::span<const std::string> countries,
                                              std::span<const TokenRange> given);

}  // namespace standoff
