#include "standoff/language/internal/config_file.h"

namespace standoff {
namespace {

constexpr std::string_view kBlank = " \t\r";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string path_of(std::string_view section, std::string_view key) {
  return std::string(section) + ":" + std::string(key);
}

}  // namespace

Result<ConfigFile> ConfigFile::parse(std::string_view text) {
  ConfigFile config;
  std::string section;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    const std::size_t equals = line.find('=');
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
    } else if (equals != std::string_view::npos) {
      config.values_[path_of(section, trim(line.substr(0, equals)))] =
          trim(line.substr(equals + 1));
    } else {
      return Error{ErrorCode::kInvalidData, "expected [section] or key = value",
                   "line " + std::to_string(number)};
    }
  }
  return config;
}

Result<ConfigFile::Found> ConfigFile::find(std::string_view section, std::string_view key) const {
  std::string pointer;
  auto value = values_.find(path_of(section, key));
  const std::size_t dot = section.rfind('.');
  if (value == values_.end() && dot != std::string_view::npos) {
    value = values_.find(path_of(section.substr(0, dot), section.substr(dot + 1)));
    pointer = "/" + std::string(key);
  }
  if (value == values_.end()) {
    return Error{ErrorCode::kInvalidData, "no setting '" + std::string(key) + "'",
                 "[" + std::string(section) + "]"};
  }
  Result<Json> json = Json::parse(value->second);
  if (!json) return std::move(json).error().within(value->first);
  return Found{*std::move(json), std::move(pointer)};
}

Result<std::string> ConfigFile::text(std::string_view section, std::string_view key) const {
  const Result<Found> found = find(section, key);
  if (!found) return found.error();
  return found->json.text(found->pointer);
}

Result<bool> ConfigFile::boolean(std::string_view section, std::string_view key) const {
  const Result<Found> found = find(section, key);
  if (!found) return found.error();
  return found->json.boolean(found->pointer);
}

Result<std::vector<std::string>> ConfigFile::texts(std::string_view section,
                                                   std::string_view key) const {
  const Result<Found> found = find(section, key);
  if (!found) return found.error();
  return found->json.texts(found->pointer);
}

}  // namespace standoff
