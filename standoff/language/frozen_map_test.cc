#include "standoff/language/frozen_map.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

Result<Pack> packed(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& entries) {
  PackWriter writer;
  pack_frozen_map("map", entries, writer);
  return Pack::adopt(std::move(writer).finish());
}

TEST(FrozenMap, FindsWhatWasPacked) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (std::uint32_t i = 0; i < 1000; ++i) entries.emplace_back(std::uint64_t{i} << 32, i);
  entries.emplace_back(0, 7);  // of entries with one key the last counts
  const Result<Pack> pack = packed(entries);
  ASSERT_TRUE(pack);
  const Result<FrozenMap> map = FrozenMap::from_pack(*pack, "map");
  ASSERT_TRUE(map);
  for (std::uint32_t i = 1; i < 1000; ++i) {
    ASSERT_NE(map->find(std::uint64_t{i} << 32), nullptr) << i;
    EXPECT_EQ(*map->find(std::uint64_t{i} << 32), i);
  }
  EXPECT_EQ(*map->find(0), 7U);
  EXPECT_FALSE(map->contains(1));
}

TEST(FrozenMap, IsEmptyWithoutEntries) {
  EXPECT_FALSE(FrozenMap().contains(0)) << "a default map";
  const Result<Pack> pack = packed({});
  ASSERT_TRUE(pack);
  const Result<FrozenMap> map = FrozenMap::from_pack(*pack, "map");
  ASSERT_TRUE(map);
  EXPECT_FALSE(map->contains(0));
}

TEST(FrozenMap, RefusesWhatIsNotATable) {
  struct Case {
    const char* why;
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> values;
  };
  const Case kCases[] = {
      {"no slots", {}, {}},
      {"as many keys as values", {1, 2}, {0xFFFFFFFF}},
      {"not a power of two", {1, 2, 3}, {1, 2, 0xFFFFFFFF}},
      {"a search would not end in a full table", {1, 2}, {1, 2}},
  };
  for (const Case& c : kCases) {
    PackWriter writer;
    writer.add_array<std::uint64_t>("map/keys", c.keys);
    writer.add_array<std::uint32_t>("map/values", c.values);
    const Result<Pack> pack = Pack::adopt(std::move(writer).finish());
    ASSERT_TRUE(pack);
    EXPECT_FALSE(FrozenMap::from_pack(*pack, "map")) << c.why;
  }
}

}  // namespace
}  // namespace standoff
