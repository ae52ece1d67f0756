#include "standoff/read/bytes/unpack.h"

#include <gtest/gtest.h>

#include "standoff/read/testing/items.h"
#include "standoff/read/testing/pack.h"

namespace standoff {
namespace {

// All that can be read, with "!" and the error where something cannot.
std::string read_all(const std::string& packed, Packing packing, std::size_t step) {
  BufferedSource bytes(unpack(buffered(packed, step), packing));
  std::string out;
  for (;;) {
    while (!bytes.view().empty()) {
      out += bytes.view();
      bytes.skip(bytes.view().size());
    }
    if (!bytes.damage()) return out;
    out += "!" + bytes.damage()->message + "!";
    if (!bytes.recover()) return out;
  }
}

TEST(Unpack, GivesWhatWasPacked) {
  struct Case {
    const char* why;
    std::string packed;
    std::string text;
  };
  const std::string cut = gzip("Truce holds").substr(0, 15);
  std::string wrong = gzip("Truce holds and holds");
  wrong[wrong.size() - 6] = static_cast<char>(wrong[wrong.size() - 6] ^ 1);
  const std::string three_nuls(3, '\0');
  const std::string skippable = "\x50\x2A\x4D\x18\x02" + three_nuls + "xy";
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "Truce " + std::to_string(i * i) + " holds. ";
  const std::vector<std::string> texts = {long_text, "Again: " + long_text};
  const Case kCases[] = {
      {"a member", gzip("Truce"), "Truce"},
      {"members", gzip("Truce ") + gzip("") + gzip("holds"), "Truce holds"},
      {"nothing in it", gzip(""), ""},
      {"a member that ends early", cut, "Truc!compressed data ends early!"},
      {"something behind it", gzip("Truce") + "junk",
       "Truce!compressed data is followed by something else!"},
      {"zstd", zstd("Truce"), "Truce"},
      {"frames of zstd", zstd("Truce ") + zstd("holds"), "Truce holds"},
      {"a frame to skip", skippable + zstd("Truce ") + skippable + zstd("holds"), "Truce holds"},
      {"a dictionary before its frames", zstd_with_dictionary(texts, false), texts[0] + texts[1]},
      {"a packed one", zstd_with_dictionary(texts, true), texts[0] + texts[1]},
      {"a dictionary that is cut", zstd_with_dictionary(texts, false).substr(0, 100),
       "!compressed data ends early!"},
      {"one that is too large", "\x5D\x2A\x4D\x18\xFF\xFF\xFF\xFF",
       "!has a dictionary larger than 16 MiB!"},
      {"one that is damaged",
       "\x5D\x2A\x4D\x18\x08" + three_nuls +
           "\x37\xA4\x30\xEC"
           "abcd" +
           zstd("B"),
       "!compressed data has a damaged dictionary!"},
  };
  for (const Case& c : kCases) {
    const Packing packing = sniff_packing(c.packed);
    EXPECT_EQ(read_all(c.packed, packing, 1U << 20), c.text) << c.why;
    if (c.text.find('!') == c.text.npos) {
      EXPECT_EQ(read_all(c.packed, packing, 1), c.text) << c.why << ", byte by byte";
    }
  }
  EXPECT_EQ(read_all(wrong + gzip("Talks"), Packing::kGzip, 1U << 20),
            "!compressed data is damaged!Talks")
      << "after a wrong checksum comes the next member";
}

TEST(Unpack, StopsAtBombs) {
  const std::string bomb = gzip(std::string(100U << 20, '\0'));
  BufferedSource bytes(unpack(buffered(bomb), Packing::kGzip));
  while (!bytes.view().empty()) bytes.skip(bytes.view().size());
  ASSERT_TRUE(bytes.damage());
  EXPECT_EQ(bytes.damage()->message, "unpacks to more than 200 times its size");
  const Result<std::string> body = unpack_all(bomb, Packing::kGzip, kMaxRecordBytes);
  ASSERT_FALSE(body);
  EXPECT_EQ(body.error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace standoff
