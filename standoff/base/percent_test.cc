#include "standoff/base/percent.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(Percent, ByteIsThatOfThreeCharacters) {
  struct Case {
    const char* why;
    std::string_view text;
    std::size_t at;
    std::optional<char> byte;
  };
  const Case kCases[] = {
      {"capitals", "a%2Fb", 1, '/'},
      {"small letters", "%2f", 0, '/'},
      {"a byte above ASCII", "%e2", 0, '\xE2'},
      {"no percent sign", "2F2", 0, std::nullopt},
      {"cut short", "a%2", 1, std::nullopt},
      {"no digits", "%zz", 0, std::nullopt},
      {"one digit", "%2z", 0, std::nullopt},
  };
  for (const Case& c : kCases) EXPECT_EQ(percent_byte(c.text, c.at), c.byte) << c.why;
}

TEST(Percent, BytesAreWrittenInCapitals) {
  std::string out = "a";
  append_percent('\xAF', out);
  append_percent(' ', out);
  EXPECT_EQ(out, "a%AF%20");
}

}  // namespace
}  // namespace standoff
