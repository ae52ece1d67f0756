// Parsed sentences and articles with what must be found in them, for tests.
//
//   for (const ParsedCase& c : read_cases("standoff/meaning/events/events_test.conllu")) {
//     EXPECT_EQ(joined(lines_of(c)), joined(c.expects("event"))) << c.why;
//   }
//
// A file of cases is CoNLL-U. Each case begins with "# why = WHY"; lines "# KEY = LINE" say what
// must be found, or set something: "# published = 2024-09-26". Comments above the first case are
// about the file.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standoff {

struct ParsedCase {
  std::string why;
  std::vector<std::pair<std::string, std::string>> lines;  // key and line
  std::string conllu;

  [[nodiscard]] std::vector<std::string> expects(std::string_view key) const;
};

// None where there is no such file.
std::vector<ParsedCase> read_cases(const std::string& path);

// One line each, so that a difference shows as lines.
std::string joined(const std::vector<std::string>& lines);

// "a + b"; "-" for none.
std::string joined_names(const std::vector<std::string>& names);

}  // namespace standoff
