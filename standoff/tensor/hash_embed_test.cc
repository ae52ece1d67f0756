#include "standoff/tensor/hash_embed.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

struct Case {
  std::uint64_t id;
  std::uint32_t seed;
  std::array<std::uint32_t, 4> keys;
};
const Case kCases[] = {
    {0U, 0U, {3428303819U, 685728695U, 3303603794U, 4065689084U}},
    {0U, 8U, {0U, 0U, 0U, 0U}},
    {1U, 8U, {1161550108U, 2247783286U, 1742325162U, 1224191281U}},
    {12345U, 8U, {1415810048U, 2915517168U, 2123715072U, 78308456U}},
    {18446744073709551615U, 13U, {3199409384U, 1062937581U, 752279700U, 3061442444U}},
    {18446744073709551557U, 4294967295U, {4242147420U, 2646459540U, 3202248609U, 3719797326U}},
    {5002406454123401472U, 9U, {3899278058U, 323752675U, 920916293U, 3954338410U}},
};

TEST(HashEmbed, KeysAreThoseThatModelsWereTrainedWith) {
  for (const Case& c : kCases) {
    EXPECT_EQ(hash_embed_keys(c.id, c.seed), c.keys) << c.id << ", seed " << c.seed;
  }
}

TEST(HashEmbed, AddsFourRows) {
  Matrix table(7, 3);
  for (std::size_t i = 0; i < 21; ++i) table.view().data[i] = static_cast<float>(i);
  float y[3] = {9, 9, 9};
  hash_embed(table.view(), 8, 12345, y);
  float expected[3] = {};
  for (const std::uint32_t key : hash_embed_keys(12345, 8)) {
    for (std::size_t i = 0; i < 3; ++i) expected[i] += table.row(key % 7)[i];
  }
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(y[i], expected[i]);
}

}  // namespace
}  // namespace standoff
