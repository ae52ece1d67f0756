#include "standoff/base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

TEST(FindInvalidUtf8, NamesTheFirstBadByte) {
  struct Case {
    const char* why;
    std::string text;
    std::optional<std::size_t> bad;
  };
  const Case kCases[] = {
      {"empty text is valid", "", std::nullopt},
      {"ASCII, two, three and four bytes", "a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80", std::nullopt},
      {"a lone continuation", "ab\x80", 2},
      {"overlong slash", "\xC0\xAF", 0},
      {"a surrogate", "x\xED\xA0\x80", 1},
      {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"cut short at the end", "ok\xE2\x80", 2},
      {"Latin-1 text", "caf\xE9 ol\xE9", 3},
      {"NUL is a character", std::string("a\0b", 3), std::nullopt},
  };
  for (const Case& c : kCases) EXPECT_EQ(find_invalid_utf8(c.text), c.bad) << c.why;
}

TEST(Utf8Cursor, RoundTripsWithAppend) {
  std::string text;
  const char32_t kPoints[] = {0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF};
  for (const char32_t c : kPoints) append_utf8(c, text);
  Utf8Cursor cursor(text);
  for (const char32_t c : kPoints) EXPECT_EQ(cursor.next(), c);
  EXPECT_TRUE(cursor.done());
  EXPECT_EQ(count_code_points(text), std::size(kPoints));
}

TEST(CodePointIndex, AgreesWithCountingOnEveryOffset) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a\xC3\xA9\xF0\x9F\x98\x80";
  for (const std::size_t cut : {std::size_t{0}, std::size_t{64}, std::size_t{128}, text.size()}) {
    std::string part = text.substr(0, cut);
    if (find_invalid_utf8(part)) part.resize(*find_invalid_utf8(part));
    const CodePointIndex index(part);
    for (std::uint32_t i = 0; i <= part.size(); ++i) {
      std::size_t start = i;
      while (start < part.size() && (static_cast<unsigned char>(part[start]) & 0xC0U) == 0x80U) {
        --start;
      }
      EXPECT_EQ(index.code_point_of(i), count_code_points(part.substr(0, start))) << i;
    }
  }
}

}  // namespace
}  // namespace standoff
