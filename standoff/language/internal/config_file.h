// config.cfg: sections of key = JSON value.
//
//   Result<ConfigFile> config = ConfigFile::parse(bytes);
//   Result<std::string> factory = config->text("components.parser", "factory");
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/language/internal/json.h"

namespace standoff {

class ConfigFile {
 public:
  // Errors: kInvalidData with the line that is neither a section nor a setting.
  static Result<ConfigFile> parse(std::string_view text);

  // A setting of section "a.b" is also found as the field of an object `b = {...}` in section "a".
  // Errors: kInvalidData where there is no such setting or it is of another kind.
  [[nodiscard]] Result<std::string> text(std::string_view section, std::string_view key) const;
  [[nodiscard]] Result<bool> boolean(std::string_view section, std::string_view key) const;
  [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view section,
                                                       std::string_view key) const;

 private:
  // The value that holds the setting, and the pointer to it inside.
  struct Found {
    Json json;
    std::string pointer;
  };
  [[nodiscard]] Result<Found> find(std::string_view section, std::string_view key) const;
  std::map<std::string, std::string, std::less<>> values_;  // "section:key" -> JSON
};

}  // namespace standoff
