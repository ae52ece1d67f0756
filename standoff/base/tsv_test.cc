#include "standoff/base/tsv.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

TEST(TsvLines, SkipsCommentsAndKeepsLineNumbers) {
  struct Case {
    const char* why;
    std::string_view text;
    const char* read;  // "number:field|field;"
  };
  const Case kCases[] = {
      {"no text, no lines", "", ""},
      {"comments and blank lines count as lines", "# what it is\n\na\tb\n", "3:a|b;"},
      {"an empty field stays", "a\t\tc", "1:a||c;"},
      {"carriage returns and padding go", "a \t b\r\nc\r\n", "1:a|b;2:c;"},
      {"a number sign inside is text", "a\t#1", "1:a|#1;"},
  };
  for (const Case& c : kCases) {
    std::string read;
    for (TsvLines lines(c.text); const auto line = lines.next();) {
      read += std::to_string(line->number) + ":";
      for (std::size_t i = 0; i < line->fields.size(); ++i) {
        read += (i == 0 ? "" : "|") + std::string(line->fields[i]);
      }
      read += ";";
    }
    EXPECT_EQ(read, c.read) << c.why;
  }
}

}  // namespace
}  // namespace standoff
