#include "standoff/resolve/text_sketch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace standoff {
namespace {

// "w17 w18 w19 ...": words that are all different.
std::string words(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += "w" + std::to_string(i) + " ";
  return text;
}

struct SameWords {
  const char* why;
  std::string_view a;
  std::string_view b;
  bool same;
};

const SameWords kSameWords[] = {
    {"capitals", "Truce holds on the river", "TRUCE HOLDS ON THE RIVER", true},
    {"of other alphabets", "Перемирие на реке", "ПЕРЕМИРИЕ НА РЕКЕ", true},
    {"punctuation and line breaks", "\"Truce\" holds\non the - river.", "Truce holds on the river",
     true},
    {"typographic quotation marks", "It’s a “truce”", "It's a \"truce\"", true},
    {"another order", "truce holds on the river", "truce on holds the river", false},
    {"a number", "12 were killed on the river", "13 were killed on the river", false},
    {"words run together", "the river bank", "the riverbank", false},
    {"scripts without spaces, by character", "停火 协议", "停火协议", true},
    {"one of their characters", "停火协议", "停火协定", false},
};

TEST(TextSketch, DigestIsOfTheWords) {
  for (const SameWords& c : kSameWords) {
    const TextSketch a = sketch_of(c.a);
    const TextSketch b = sketch_of(c.b);
    EXPECT_EQ(a.digest == b.digest, c.same) << c.why;
    EXPECT_TRUE(!c.same || a.sample == b.sample) << c.why;
  }
}

TEST(TextSketch, SampleIsAscendingAndBounded) {
  for (const int count : {0, 1, 3, 4, 5, 67, 68, 5000}) {
    const TextSketch sketch = sketch_of(words(0, count) + words(0, count));
    EXPECT_EQ(sketch.words, 2U * static_cast<unsigned>(count));
    EXPECT_LE(sketch.sample.size(), kSampleSize);
    EXPECT_TRUE(std::ranges::is_sorted(sketch.sample));
    EXPECT_EQ(std::set(sketch.sample.begin(), sketch.sample.end()).size(), sketch.sample.size());
  }
  EXPECT_EQ(sketch_of(words(0, 3)).sample.size(), 0U);
  EXPECT_EQ(sketch_of(words(0, 4)).sample.size(), 1U);
}

// The estimate against the truth, which for stretches of different words is counted.
TEST(TextSketch, OverlapIsNearTheTruth) {
  struct Stretch {
    int a_begin, a_end, b_begin, b_end;
  };
  for (const Stretch& s : {Stretch{0, 2000, 0, 2000},
                           {0, 2000, 0, 1000},
                           {0, 2000, 1000, 3000},
                           {0, 2000, 2000, 4000},
                           {0, 500, 100, 400},
                           {0, 40, 10, 40}}) {
    const Overlap found = overlap(sketch_of(words(s.a_begin, s.a_end)).sample,
                                  sketch_of(words(s.b_begin, s.b_end)).sample);
    const int shared = std::max(0, std::min(s.a_end, s.b_end) - std::max(s.a_begin, s.b_begin));
    const double in_b = static_cast<double>(shared) / (s.a_end - s.a_begin);
    const double in_a = static_cast<double>(shared) / (s.b_end - s.b_begin);
    EXPECT_NEAR(found.first_in_second, in_b, 0.2);
    EXPECT_NEAR(found.second_in_first, in_a, 0.2);
    EXPECT_LE(found.resemblance, std::min(found.first_in_second, found.second_in_first) + 1e-9);
  }
}

}  // namespace
}  // namespace standoff
