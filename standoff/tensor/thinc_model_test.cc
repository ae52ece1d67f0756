#include "standoff/tensor/thinc_model.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

std::string map(std::size_t count) { return std::string(1, static_cast<char>(0x80 + count)); }
std::string list(std::size_t count) { return std::string(1, static_cast<char>(0x90 + count)); }
std::string text(const std::string& value) {
  return std::string(1, static_cast<char>(0xA0 + value.size())) + value;
}
std::string binary(const std::string& value) {
  return std::string("\xC4") + static_cast<char>(value.size()) + value;
}
std::string number(int value) { return std::string(1, static_cast<char>(value)); }

// A 2 x 1 matrix of 1 and -2.
std::string array(const std::string& type = "<f4", int rows = 2) {
  return map(4) + binary("nd") + "\xC3" + binary("type") + text(type) + binary("shape") + list(2) +
         number(rows) + number(1) + binary("data") +
         binary(std::string("\x00\x00\x80\x3F\x00\x00\x00\xC0", 8));
}

std::string model(const std::string& weights, int ref = 1) {
  return map(4) +                                                                     //
         text("nodes") + list(2) +                                                    //
         map(2) + text("name") + text("chain") +                                      //
         text("refs") + map(2) + text("upper") + number(ref) + text("no") + "\xC0" +  //
         map(2) + text("name") + text("linear") + text("refs") + map(0) +             //
         text("attrs") + list(2) + map(0) +                                           //
         map(3) + text("seed") + binary("\x08") + text("on") + binary("\xC3") +       //
         text("columns") + binary(list(1) + text("NORM")) +                           //
         text("params") + list(2) + map(0) +                                          //
         map(2) + text("W") + weights + text("b") + "\xC0" +                          //
         text("shims") + list(2) + list(0) + list(0);
}

TEST(ThincModel, IsRead) {
  const std::string bytes = model(array());
  const Result<ThincModel> read = ThincModel::parse(bytes);
  ASSERT_TRUE(read) << read.error().to_string();
  ASSERT_EQ(read->nodes().size(), 2U);
  const auto linear = read->named("linear");
  ASSERT_EQ(linear.size(), 1U);
  EXPECT_EQ(*read->ref(read->nodes()[0], "upper"), linear[0]);
  EXPECT_EQ(linear[0]->array("W", {2, ThincNode::kAny})->floats(), (std::vector<float>{1, -2}));
  EXPECT_EQ(*linear[0]->integer("seed"), 8);
  EXPECT_TRUE(*linear[0]->boolean("on"));
  EXPECT_EQ(*linear[0]->texts("columns"), (std::vector<std::string>{"NORM"}));
}

TEST(ThincModel, SaysWhatDoesNotFit) {
  const std::string bytes = model(array());
  const Result<ThincModel> read = ThincModel::parse(bytes);
  const ThincNode& linear = read->nodes()[1];
  EXPECT_EQ(linear.array("W", {3, ThincNode::kAny}).error().to_string(),
            "node 1 (linear): array 'W' of shape [2, 1], expected [3, any]");
  EXPECT_EQ(linear.array("b", {2}).error().to_string(), "node 1 (linear): no array 'b'");
  EXPECT_EQ(linear.text("seed").error().to_string(),
            "node 1 (linear): attribute 'seed' is not a text");
  EXPECT_EQ(linear.text("pad").error().to_string(), "node 1 (linear): no attribute 'pad'");
  EXPECT_EQ(read->ref(linear, "upper").error().to_string(),
            "node 1 (linear): no reference 'upper'");
}

TEST(ThincModel, SaysWhatIsWrong) {
  struct Case {
    const char* why;
    std::string bytes;
    ErrorCode code;
    std::string message;
  };
  const std::string good = model(array());
  const Case kCases[] = {
      {"no model", map(0), ErrorCode::kInvalidData, "no list 'nodes'"},
      {"a list is missing", map(1) + text("nodes") + list(0), ErrorCode::kInvalidData,
       "no list 'attrs'"},
      {"lists of different length",
       map(2) + text("nodes") + list(0) + text("attrs") + list(1) + map(0), ErrorCode::kInvalidData,
       "'attrs' has 1 entries for 0 nodes"},
      {"other numbers", model(array("<f8")), ErrorCode::kIncompatible,
       "array of type '<f8', expected '<f4'"},
      {"a shape that the data does not fill", model(array("<f4", 3)), ErrorCode::kInvalidData,
       "8 bytes do not fill the shape"},
      {"no array", model(map(0)), ErrorCode::kInvalidData,
       "not an array: expected 'nd', 'type', 'shape' and 'data'"},
      {"a reference into nothing", model(array(), 2), ErrorCode::kInvalidData,
       "a reference to no node"},
  };
  for (const Case& c : kCases) {
    const Result<ThincModel> read = ThincModel::parse(c.bytes);
    ASSERT_FALSE(read) << c.why;
    EXPECT_EQ(read.error().code, c.code) << c.why;
    EXPECT_EQ(read.error().message, c.message) << c.why;
  }
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(ThincModel::parse(std::string_view(good).substr(0, size))) << size;
  }
}

}  // namespace
}  // namespace standoff
