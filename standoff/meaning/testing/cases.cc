#include "standoff/meaning/testing/cases.h"

#include <fstream>

namespace standoff {

std::vector<std::string> ParsedCase::expects(std::string_view key) const {
  std::vector<std::string> found;
  for (const auto& [name, line] : lines) {
    if (name == key) found.push_back(line);
  }
  return found;
}

std::vector<ParsedCase> read_cases(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<ParsedCase> cases;
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t equals = line.find(" = ");
    const bool comment = line.starts_with("# ") && equals != std::string::npos;
    const std::string key = comment ? line.substr(2, equals - 2) : std::string();
    if (key == "why") {
      cases.push_back({line.substr(equals + 3), {}, {}});
    } else if (cases.empty()) {
      continue;
    } else if (comment) {
      cases.back().lines.emplace_back(key, line.substr(equals + 3));
    } else {
      cases.back().conllu += line + "\n";
    }
  }
  return cases;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string joined_names(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " + ") + name;
  return text.empty() ? "-" : text;
}

}  // namespace standoff
