// What the words of an article refer to: the records that this room makes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "standoff/base/span.h"
#include "standoff/document/document.h"

namespace standoff {

// Indices of records in their arrays; present/ prints them as "a1", "t1", ...
using ActorId = std::uint32_t;
using PlaceId = std::uint32_t;
using TimeId = std::uint32_t;
inline constexpr std::uint32_t kNoRecord = 0xFFFFFFFF;

enum class MentionForm : std::uint8_t { kName, kNominal, kPronoun };

struct Mention {
  ByteSpan span;
  MentionForm form = MentionForm::kName;
  std::uint32_t head = 0;  // token index of its syntactic head
};

enum class ActorKind : std::uint8_t {
  kPerson,
  kGovernment,
  kCountry,
  kIgo,
  kOrganization,
  kArmedGroup,
  kMedia,
  kPopulation,
  kUnnamed,
};

struct Actor {
  std::string name;  // fullest form in the article, or the known name
  ActorKind kind = ActorKind::kOrganization;
  std::string country;  // ISO 3166 alpha-3 of the side it belongs to; empty where unknown
  std::string code;     // PLOVER/CAMEO style: "ISR GOV"; empty where unknown
  std::string role;     // "prime minister"; empty where unknown
  ActorId affiliation = kNoRecord;
  std::string rule;               // the line that knows it: "leaders.tsv:12"; empty where none does
  std::vector<Mention> mentions;  // in order of the text
};

enum class PlaceKind : std::uint8_t { kCountry, kRegion, kCity, kSite };

// A place on earth; where it lies is left open for one that nothing we know has.
struct Place {
  std::string name;  // as the gazetteer or the knowledge file has it, else as the article does
  PlaceKind kind = PlaceKind::kCity;
  std::string country;              // ISO 3166 alpha-3; empty for seas and continents
  std::optional<double> latitude;   // degrees, WGS 84; of its centre
  std::optional<double> longitude;  // given where the latitude is
  std::uint32_t geonames = 0;       // GeoNames id; 0 where unknown
  std::vector<Mention> mentions;    // in order of the text
  std::string rule;  // what knew it: "gazetteer", or a knowledge line: "places.tsv:12"
};

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };

struct TimeExpression {
  TimeType type = TimeType::kDate;
  std::string value;  // TIMEX3: "2024-09-26", "P21D", "XXXX-WXX-4"
  ByteSpan span;
  bool anchored_to_publication = false;  // resolved against the article's date
  TimeId anchor = kNoRecord;             // or against another expression
  std::string rule;                      // the knowledge line that made it: "times.tsv:41"
};

enum class FigureKind : std::uint8_t {
  kKilled,
  kInjured,
  kDisplaced,
  kMissing,
  kDetained,
  kCaptured,
  kReleased,
  kEvacuated,
  kRefugees,
  kTroops,
  kWeapons,
  kMoney,
  kVotes,
  kOther,
};

// How the text puts the number: "more than 40", "nearly 40", "40 to 50".
enum class FigureRelation : std::uint8_t {
  kExactly,
  kMoreThan,
  kAtLeast,
  kNearly,
  kAbout,
  kUpTo,
  kFewerThan,
  kRange,
};

// A count of people, money or things. more_than and at_least have low and best; nearly, up_to and
// fewer_than have best and high; a range has low and high; about and exactly have best alone.
struct Figure {
  FigureKind kind = FigureKind::kOther;
  FigureRelation relation = FigureRelation::kExactly;
  std::optional<double> low;
  std::optional<double> best;
  std::optional<double> high;
  std::string unit;            // "people", "percent", an ISO 4217 code, or the noun: "barrels"
  std::string period;          // ISO 8601 duration: "P1D" a day; empty where there is none
  bool addition = false;       // "10 more": comes on top of a number told elsewhere
  TimeId when = kNoRecord;     // the date that the text gives it
  ActorId source = kNoRecord;  // who says so; set by meaning/
  PlaceId where = kNoRecord;   // where its clause says it was
  std::optional<ByteSpan> of;  // what is counted; another clause's words where it is left out
  ByteSpan evidence;
  std::string rule;  // the knowledge line that made it: "figures.tsv:12"
};

}  // namespace standoff
