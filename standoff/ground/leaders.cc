#include "standoff/ground/leaders.h"

#include <algorithm>
#include <utility>

#include "standoff/ground/internal/name_keys.h"

namespace standoff {

Result<void> Leaders::check(const KnownActor& line, const std::string& key) const {
  const auto same = by_name_.find(key);
  if (same == by_name_.end()) return {};
  for (const std::uint32_t index : same->second) {
    const KnownActor& other = lines_[index];
    const bool at_once = line.from <= other.to && other.from <= line.to;
    if (!at_once || line.country == other.country) continue;
    return Error{ErrorCode::kInvalidData,
                 "\"" + line.names.front() + "\" acts for " + line.country + " here and for " +
                     other.country + " on the same days at " + other.rule,
                 line.rule};
  }
  return {};
}

Result<void> Leaders::add(std::vector<KnownActor> persons, bool own) {
  for (KnownActor& line : persons) {
    std::vector<std::string> keys;
    for (const std::string& name : line.names) {
      std::string key = name_key(name);
      const auto known = by_name_.find(key);
      const bool overridden = !own && known != by_name_.end() && own_[known->second.front()];
      if (!overridden) keys.push_back(std::move(key));
    }
    if (keys.empty()) continue;
    const auto index = static_cast<std::uint32_t>(lines_.size());
    for (const std::string& key : keys) {
      if (Result<void> sound = check(line, key); !sound) return sound;
    }
    for (const std::string& key : keys) by_name_[key].push_back(index);
    std::string last;
    for (const std::string& name : line.names) {
      std::string surname = surname_key(name);
      if (name.find(' ') == std::string::npos || surname == last) continue;
      by_surname_[surname].push_back(index);
      last = std::move(surname);
    }
    lines_.push_back(std::move(line));
    own_.push_back(own);
  }
  return {};
}

std::optional<Standing> Leaders::find(std::string_view name, std::optional<CivilDate> day) const {
  const auto found = by_name_.find(name_key(name));
  if (found == by_name_.end()) return std::nullopt;
  if (!day) return Standing{&lines_[found->second.back()], Tenure::kUnknown};
  const std::int64_t today = to_days(*day);
  const KnownActor* past = nullptr;
  const KnownActor* next = nullptr;
  for (const std::uint32_t index : found->second) {
    const KnownActor& line = lines_[index];
    if (line.from <= today && today <= line.to) return Standing{&line, Tenure::kCurrent};
    if (line.to < today && (past == nullptr || past->to < line.to)) past = &line;
    if (today < line.from && (next == nullptr || line.from < next->from)) next = &line;
  }
  if (past != nullptr) return Standing{past, Tenure::kFormer};
  return Standing{next, Tenure::kLater};
}

std::optional<Standing> Leaders::find_surname(std::string_view surname,
                                              std::optional<CivilDate> day) const {
  const auto found = by_surname_.find(surname_key(surname));
  if (found == by_surname_.end() || !day) return std::nullopt;
  const std::int64_t today = to_days(*day);
  const KnownActor* only = nullptr;
  for (const std::uint32_t index : found->second) {
    const KnownActor& line = lines_[index];
    if (today < line.from || line.to < today) continue;
    if (only != nullptr && only->names.front() != line.names.front()) return std::nullopt;
    if (only == nullptr) only = &line;
  }
  if (only == nullptr) return std::nullopt;
  return Standing{only, Tenure::kCurrent};
}

}  // namespace standoff
