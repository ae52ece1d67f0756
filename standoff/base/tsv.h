// Lines of tab-separated text: the form of every file in knowledge/.
//
//   for (TsvLines lines(file.text); std::optional<TsvLine> line = lines.next();) {
//     use(line->number, line->fields);
//   }
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace standoff {

struct TsvLine {
  std::size_t number = 0;                // from 1, as editors count
  std::vector<std::string_view> fields;  // views of the text; white space at their ends is cut

  // The field in this column; empty where the line is shorter.
  [[nodiscard]] std::string_view field(std::size_t column) const {
    return column < fields.size() ? fields[column] : std::string_view();
  }
};

// Reads lines in order; blank lines and lines that begin with '#' are skipped. The text must
// outlive the lines.
class TsvLines {
 public:
  explicit TsvLines(std::string_view text) : rest_(text) {}
  std::optional<TsvLine> next();

 private:
  std::string_view rest_;
  std::size_t number_ = 0;
};

}  // namespace standoff
