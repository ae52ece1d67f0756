#include "standoff/base/pack.h"

#include <gtest/gtest.h>

#include <cstring>

namespace standoff {
namespace {

std::string sample() {
  PackWriter writer;
  const float weights[] = {1.0F, -2.5F, 3.0F};
  const std::uint32_t rows[] = {7, 8};
  writer.add_array<float>("tagger/W", weights);
  writer.add_text("config", "{}");
  writer.add_array<std::uint32_t>("lexicon/rows", rows);
  writer.add_text("empty", "");
  return std::move(writer).finish();
}

TEST(Pack, GivesBackWhatWasAdded) {
  const Result<Pack> pack = Pack::adopt(sample());
  ASSERT_TRUE(pack) << pack.error().to_string();
  const auto weights = pack->array<float>("tagger/W");
  ASSERT_TRUE(weights);
  ASSERT_EQ(weights->size(), 3U);
  EXPECT_EQ((*weights)[1], -2.5F);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(weights->data()) % 64, 0U);
  EXPECT_EQ(*pack->text("config"), "{}");
  EXPECT_EQ(*pack->text("empty"), "");
  EXPECT_EQ((*pack->array<std::uint32_t>("lexicon/rows"))[1], 8U);
  EXPECT_TRUE(pack->has("config"));
  EXPECT_FALSE(pack->has("confi"));
  EXPECT_FALSE(pack->has("zzz"));
}

TEST(Pack, SaysWhatIsMissing) {
  const Result<Pack> pack = Pack::adopt(sample());
  EXPECT_EQ(pack->array<float>("parser/W").error().where, "parser/W");
  EXPECT_EQ(pack->array<double>("tagger/W").error().message, "items of 4 bytes, expected 8");
}

TEST(Pack, OpensNoDamagedFile) {
  const std::string good = sample();
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(Pack::adopt(good.substr(0, size))) << "cut at " << size;
  }
  std::string other = good;
  other[8] = 99;
  EXPECT_EQ(Pack::adopt(other).error().code, ErrorCode::kIncompatible);
  // Whatever byte of the header or the table changes, no section leads outside the file.
  for (std::size_t at = 0; at < 200; ++at) {
    for (const char value : {char{0}, char{1}, char{-1}}) {
      std::string bad = good;
      bad[at] = value;
      const Result<Pack> pack = Pack::adopt(bad);
      if (!pack) continue;
      for (const char* name : {"config", "empty", "lexicon/rows", "tagger/W"}) {
        const auto text = pack->text(name);
        if (text) {
          EXPECT_LE(text->size(), good.size());
        }
      }
    }
  }
}

TEST(Pack, NamesTheFileThatIsMissing) {
  const Result<Pack> pack = Pack::map("/nonexistent/model.pack");
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(pack.error().where, "/nonexistent/model.pack");
}

}  // namespace
}  // namespace standoff
