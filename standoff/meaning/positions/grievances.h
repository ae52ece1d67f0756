// What deeds are done about: "expelled the envoy over the remarks" (knowledge/grievances.tsv).
//
//   Result<Grievances> grievances = Grievances::load(knowledge);
//   for (const Grievance& found : grievances->of(deed, senses, syntax)) use(found.stance,
//   found.object);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"
#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/deeds.h"

namespace standoff {

struct Grievance {
  std::uint32_t object = 0;  // head token of what the deed is about
  Stance stance = Stance::kOppose;
  std::string rule;  // "grievances.tsv:7"
};

class Grievances {
 public:
  // Errors: those of the file; kInvalidData with file, line, column and what was expected.
  static Result<Grievances> load(const Knowledge& knowledge);

  // In the order of the text; none for most deeds.
  [[nodiscard]] std::vector<Grievance> of(const Deed& deed, const Deeds& deeds) const;

 private:
  struct Line {
    std::vector<EventType> types;
    std::vector<std::string> leads;  // "over", "in.response"
    std::vector<std::string> not_of;
    Stance stance = Stance::kOppose;
    std::string rule;
  };
  Grievances() = default;
  [[nodiscard]] static std::uint32_t object_under(const Syntax& syntax, const Oblique& oblique,
                                                  const Line& line);
  [[nodiscard]] static bool may_be(const Deeds& deeds, std::uint32_t object, const Line& line);
  std::vector<Line> lines_;
};

}  // namespace standoff
