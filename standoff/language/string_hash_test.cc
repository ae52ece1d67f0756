#include "standoff/language/string_hash.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

// Values as spaCy 3.8's StringStore gives them.
TEST(StringHash, GivesSpacysIds) {
  struct Case {
    const char* why;
    std::string_view text;
    std::uint64_t id;
  };
  const Case kCases[] = {
      {"the empty string is 0", "", 0U},
      {"one byte", "a", 11901859001352538922U},
      {"less than a word of eight bytes", "coffee", 3197928453018144401U},
      {"exactly eight bytes", "Standoff", 10813912796538540463U},
      {"nine bytes", "ceasefire", 16240892860315586992U},
      {"UTF-8 beyond ASCII", "Łódź", 7094838139881269342U},
      {"the first symbol", "IS_ALPHA", 1U},
      {"the last flag", "FLAG63", 63U},
      {"after the flags", "ID", 64U},
      {"an attribute", "NORM", 67U},
      {"a part of speech", "X", 101U},
      {"after the retired numbers", "PERSON", 380U},
      {"an entity type", "DATE", 391U},
      {"a dependency label", "nsubj", 429U},
      {"the last symbol", "_", 456U},
      {"a retired number", "DEPRECATED276", 379U},
      {"case counts", "Nsubj", 1151285791877648406U},
  };
  for (const Case& c : kCases) EXPECT_EQ(string_id(c.text), c.id) << c.why;
}

TEST(StringHash, SeesEveryByte) {
  EXPECT_NE(hash64(std::string_view("a\0b", 3)), hash64(std::string_view("a\0c", 3)));
  EXPECT_NE(string_id("nsubj"), hash64("nsubj")) << "symbols have numbers of their own";
}

}  // namespace
}  // namespace standoff
