// Enumerations and their words, the names standing at the enumerators' places.
//
//   constexpr std::array<std::string_view, 2> kNames = {"city", "site"};
//   name_in(kNames, PlaceKind::kSite)            // "site"
//   find_in<PlaceKind>(kNames, "city")           // PlaceKind::kCity
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace standoff {

// Precondition: `names` has one for every enumerator.
template <typename Enum, std::size_t kCount>
std::string_view name_in(const std::array<std::string_view, kCount>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

// None where no enumerator has this name.
template <typename Enum, std::size_t kCount>
std::optional<Enum> find_in(const std::array<std::string_view, kCount>& names,
                            std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace standoff
