#include "standoff/base/sha256.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(Sha256Hex, GivesTheStandardsOwnExamples) {
  struct Case {
    const char* why;
    std::string_view bytes;
    const char* hex;
  };
  const Case kCases[] = {
      {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
  };
  for (const Case& c : kCases) EXPECT_EQ(sha256_hex(c.bytes), c.hex) << c.why;
}

}  // namespace
}  // namespace standoff
