// The lines of a file of actors: who a name is, and for whom it acts.
//
//   names|variants  kind  country  sector  office  from  to  body
//   Anna Roe|Roe    person  FRA  GOV  foreign minister  2024-09-21  2025-10-12
//
// organizations.tsv, groups.tsv, leaders.tsv and the user's own file have this form; README.md of
// knowledge/ explains each column. Several lines may tell of one person's offices.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/records.h"

namespace standoff {

struct KnownActor {
  std::vector<std::string> names;  // the first is the one that it is known by
  ActorKind kind = ActorKind::kOrganization;
  std::string country;           // ISO 3166-1 alpha-3; empty for none
  bool default_country = false;  // "USA?": only in articles that have to do with that country
  std::string sector;            // "GOV", "IGO UNO"; empty for none
  std::string office;            // "foreign minister"; persons only
  // First and last day of the office, as days since 1970.
  std::int64_t from = std::numeric_limits<std::int64_t>::min();
  std::int64_t to = std::numeric_limits<std::int64_t>::max();
  std::string body;  // the organization that a person speaks for: "Hamas"
  std::string rule;  // "leaders.tsv:12"
};

// Errors: kInvalidData, naming file, line and column, for a kind, country, sector or day that is
//         none, for a line without a name, and for an office of what is no person.
Result<std::vector<KnownActor>> read_known_actors(const KnowledgeTable& table);

// How many fields a line of such a file has.
inline constexpr KnowledgeColumns kActorColumns = {.at_least = 4, .at_most = 8};

// "person", "government", ...: as the report names kinds.
std::optional<ActorKind> actor_kind_named(std::string_view name);

// Whether this is one of PLOVER's sector codes, or "IGO", "NGO", ... with or without a body's code.
bool is_sector(std::string_view code);

// Country and sector as PLOVER writes them: "LBN REB", "IGO UNO", "ISR"; either may be empty.
std::string actor_code(std::string_view country, std::string_view sector);

}  // namespace standoff
