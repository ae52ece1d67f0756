#include "standoff/language/internal/morphology.h"

#include <algorithm>
#include <map>
#include <vector>

namespace standoff {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, char separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string sort_values(std::string_view values) {
  const std::vector<std::string_view> parts = split(values, ',');
  std::vector<std::string> sorted(parts.begin(), parts.end());
  std::ranges::sort(sorted);
  return join(sorted, ',');
}

}  // namespace

Result<std::string> normalize_features(std::string_view features) {
  if (features.empty() || features == "_") return std::string();
  std::map<std::string, std::string> values;  // of a repeated feature the last counts
  for (const std::string_view part : split(features, '|')) {
    const std::size_t equals = part.find('=');
    if (equals == part.npos || part.find('=', equals + 1) != part.npos) {
      return Error{ErrorCode::kInvalidData,
                   "not a feature and its value: \"" + std::string(part) + "\"", ""};
    }
    values[std::string(part.substr(0, equals))] = sort_values(part.substr(equals + 1));
  }
  std::vector<std::string> pairs;
  pairs.reserve(values.size());
  for (const auto& [name, value] : values) {
    pairs.push_back(name);
    pairs.back().append("=").append(value);
  }
  std::ranges::sort(pairs);
  return join(pairs, '|');
}

std::optional<std::string_view> feature(std::string_view features, std::string_view name) {
  for (const std::string_view part : split(features, '|')) {
    if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=') {
      return part.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

}  // namespace standoff
