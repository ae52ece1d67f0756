#include "standoff/base/msgpack.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

using Kind = MsgpackValue::Kind;

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int v : values) out.push_back(static_cast<char>(v));
  return out;
}

TEST(Msgpack, ReadsNumbers) {
  struct Case {
    const char* why;
    std::string input;
    std::int64_t integer;
  };
  const Case kCases[] = {
      {"positive fixint", bytes({0x7F}), 127},
      {"negative fixint", bytes({0xFF}), -1},
      {"smallest negative fixint", bytes({0xE0}), -32},
      {"uint8", bytes({0xCC, 0xFF}), 255},
      {"uint16", bytes({0xCD, 0x01, 0x00}), 256},
      {"uint32", bytes({0xCE, 0xFF, 0xFF, 0xFF, 0xFF}), 4294967295},
      {"int8", bytes({0xD0, 0x80}), -128},
      {"int16", bytes({0xD1, 0xFF, 0x00}), -256},
      {"int32", bytes({0xD2, 0x80, 0x00, 0x00, 0x00}), -2147483648LL},
      {"int64", bytes({0xD3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE}), -2},
  };
  for (const Case& c : kCases) {
    const Result<Msgpack> parsed = Msgpack::parse(c.input);
    ASSERT_TRUE(parsed) << c.why;
    EXPECT_EQ(parsed->root().kind(), Kind::kInt) << c.why;
    EXPECT_EQ(parsed->root().integer(), c.integer) << c.why;
  }
  const std::string wide = bytes({0xCF, 0xFF, 0, 0, 0, 0, 0, 0, 0x01});
  EXPECT_EQ(Msgpack::parse(wide)->root().unsigned_integer(), 0xFF00000000000001ULL);
  const std::string half = bytes({0xCA, 0x3F, 0x00, 0x00, 0x00});
  EXPECT_EQ(Msgpack::parse(half)->root().number(), 0.5);
  const std::string minus = bytes({0xCB, 0xC0, 0, 0, 0, 0, 0, 0, 0});
  EXPECT_EQ(Msgpack::parse(minus)->root().number(), -2.0);
}

TEST(Msgpack, ReadsContainers) {
  // {"a": [1, {"b": nil}, true], b"\x01": "xy"}
  const std::string input =
      bytes({0x82, 0xA1, 'a', 0x93, 1, 0x81, 0xA1, 'b', 0xC0, 0xC3, 0xC4, 1, 1, 0xA2, 'x', 'y'});
  const Result<Msgpack> parsed = Msgpack::parse(input);
  ASSERT_TRUE(parsed) << parsed.error().to_string();
  const MsgpackValue root = parsed->root();
  ASSERT_EQ(root.size(), 2U);
  EXPECT_EQ(root["a"].size(), 3U);
  EXPECT_EQ(root["a"].at(0).integer(), 1);
  EXPECT_TRUE(root["a"].at(1)["b"].is_nil());
  EXPECT_TRUE(root["a"].at(2).boolean());
  EXPECT_EQ(root["a"].at(2).offset(), 9U);
  EXPECT_TRUE(root["a"].at(3).is_nil()) << "outside the array";
  EXPECT_EQ(root["\x01"].bytes(), "xy") << "binary keys count";
  EXPECT_TRUE(root["missing"].is_nil());
  EXPECT_EQ(root.map()[1].second.bytes(), "xy");
  EXPECT_EQ(root["a"].array().size(), 3U);
  EXPECT_TRUE(root["a"]["not a map"].is_nil());
}

TEST(Msgpack, RefusesWhatIsBroken) {
  struct Case {
    const char* why;
    std::string input;
    ErrorCode code;
    const char* where;
  };
  const Case kCases[] = {
      {"nothing at all", "", ErrorCode::kInvalidData, "byte 0"},
      {"the unused byte", bytes({0xC1}), ErrorCode::kInvalidData, "byte 0"},
      {"a number cut short", bytes({0xCD, 0x01}), ErrorCode::kInvalidData, "byte 0"},
      {"a string longer than the file", bytes({0xA5, 'a'}), ErrorCode::kInvalidData, "byte 0"},
      {"an array with items missing", bytes({0x92, 1}), ErrorCode::kInvalidData, "byte 0"},
      {"a count of four billion", bytes({0xDD, 0xFF, 0xFF, 0xFF, 0xFF}), ErrorCode::kInvalidData,
       "byte 0"},
      {"a map whose last value is missing", bytes({0x92, 0x81, 1, 2}), ErrorCode::kInvalidData,
       "byte 4"},
      {"something after the value", bytes({1, 2}), ErrorCode::kInvalidData, "byte 1"},
      {"nested too deep", std::string(100, static_cast<char>(0x91)) + "\x01", ErrorCode::kLimit,
       "byte 64"},
  };
  for (const Case& c : kCases) {
    const Result<Msgpack> parsed = Msgpack::parse(c.input);
    ASSERT_FALSE(parsed) << c.why;
    EXPECT_EQ(parsed.error().code, c.code) << c.why;
    EXPECT_EQ(parsed.error().where, c.where) << c.why;
  }
  EXPECT_EQ(Msgpack::parse(bytes({0x92, 1, 2}), {.values = 2}).error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace standoff
