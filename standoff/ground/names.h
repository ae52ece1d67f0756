// The names in a document, each with the words that spell it.
//
//   for (const NameMention& mention : find_names(syntax, world, &places)) use(mention.text);
//
// Names come from the pipeline's entities and from the knowledge files; where both see one, the
// knowledge decides what it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "standoff/ground/calendar.h"
#include "standoff/ground/places.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"

namespace standoff {

enum class NameType : std::uint8_t { kPerson, kOrganization, kPlace, kGroup };

struct NameMention {
  TokenRange tokens;       // the name alone: no article, title or possessive ending
  std::uint32_t head = 0;  // token index of its syntactic head
  NameType type = NameType::kOrganization;
  const KnownName* known = nullptr;  // owned by the World
  std::string text;
};

// In order of the text, without overlap. Adjectives ("Israeli" in "Israeli officials") and seats of
// power that do not act ("in Washington") are not names of actors and are left out. `places`, where
// given, tell which names the pipeline takes for persons or bodies though they are on the map; on
// `day` a surname alone is that of whoever is in office.
std::vector<NameMention> find_names(const Syntax& syntax, const World& world,
                                    const Places* places = nullptr,
                                    std::optional<CivilDate> day = {});

// The country that a token names or qualifies with: "Israeli", "Israel", "Kremlin"; empty
// otherwise. One entry per token.
std::vector<std::string> find_countries(const Syntax& syntax, const World& world);

}  // namespace standoff
