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
  std::vector<Mention> mentions;  // in order of the text
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

}  // namespace standoff
