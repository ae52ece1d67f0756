// Persons of public office: who held what, and when.
//
//   std::optional<Standing> s = leaders.find("Anna Roe", date);
//   if (s && s->tenure == Tenure::kCurrent) use(s->office->office);   // "foreign minister"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/known_actors.h"

namespace standoff {

enum class Tenure : std::uint8_t {
  kCurrent,  // in office on the day asked about
  kFormer,   // the last office ended before it
  kLater,    // the first office begins after it
  kUnknown,  // no day was given
};

struct Standing {
  const KnownActor* office;  // owned by the Leaders
  Tenure tenure;
};

class Leaders {
 public:
  // Adds persons; `own` ones replace everything known of their names.
  // Errors: kInvalidData, naming both lines, where one name acts for two countries on one day.
  Result<void> add(std::vector<KnownActor> persons, bool own);

  // Who bears this full name or listed variant, and what he or she is on that day.
  [[nodiscard]] std::optional<Standing> find(std::string_view name,
                                             std::optional<CivilDate> day) const;

  // The one person of this family name who is in office on that day; none where several are.
  [[nodiscard]] std::optional<Standing> find_surname(std::string_view surname,
                                                     std::optional<CivilDate> day) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  [[nodiscard]] Result<void> check(const KnownActor& line, const std::string& key) const;

  std::vector<KnownActor> lines_;
  std::vector<bool> own_;  // per line
  Index by_name_;          // by name_key
  Index by_surname_;       // by surname_key
};

}  // namespace standoff
