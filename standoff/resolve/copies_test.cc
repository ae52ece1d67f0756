#include "standoff/resolve/copies.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace standoff {
namespace {

// Two stories of 120 words each without a shingle in common, by their halves.
std::string words(const std::string& story, int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += story + std::to_string(i) + " ";
  return text;
}
const std::string kWire = words("wire", 0, 120);
const std::string kOwn = words("own", 0, 120);

struct Arrival {
  std::string id;
  std::string url;
  std::string published;
  std::string text;
  // "group" of its own, or "group kind of", with "newer" behind it.
  std::string placed;
};

struct Case {
  const char* why;
  std::vector<Arrival> arrivals;
};

const Case kCases[] = {
    {"stories of their own", {{"a", "", "", kWire, "a"}, {"b", "", "", kOwn, "b"}}},
    {"the same words elsewhere, in other capitals",
     {{"a", "https://x.example/1", "", kWire, "a"},
      {"b", "https://y.example/2", "", "WIRE0 " + kWire.substr(6), "a copy a"}}},
    {"the same again at its address",
     {{"a", "https://x.example/1", "", kWire, "a"},
      {"b", "https://x.example/1?utm_source=feed", "", kWire, "a copy a"}}},
    {"a later version",
     {{"a", "https://x.example/1", "", kWire, "a"},
      {"b", "https://m.x.example/1", "", kWire + "More later", "a revision a newer"}}},
    {"much of it rewritten, at its address",
     {{"a", "https://x.example/1", "", kWire, "a"},
      {"b", "https://x.example/1", "", words("wire", 0, 40) + kOwn, "a revision a newer"}}},
    {"publication decides which version is later",
     {{"a", "https://x.example/1", "2024-09-26T10:00:00Z", kWire, "a"},
      {"b", "https://x.example/1", "2024-09-26T08:00:00Z", kWire + "Earlier", "a revision a"}}},
    {"a version of a version is of the last",
     {{"a", "https://x.example/1", "", kWire, "a"},
      {"b", "https://x.example/1", "", kWire + "More", "a revision a newer"},
      {"c", "https://x.example/1", "", kWire + "More again", "a revision b newer"}}},
    {"pages that name the front page as their address share no words",
     {{"a", "https://x.example/", "", kWire, "a"}, {"b", "https://x.example/", "", kOwn, "b"}}},
    {"a reprint with another beginning",
     {{"a", "", "", kWire, "a"}, {"b", "", "", "By our desk " + kWire, "a near_copy a"}}},
    {"cut to a third",
     {{"a", "", "", kWire, "a"}, {"b", "", "", words("wire", 0, 40), "a near_copy a"}}},
    {"the long form after the short one",
     {{"a", "", "", words("wire", 0, 40), "a"}, {"b", "", "", kWire, "a near_copy a"}}},
    {"a quarter in common, as quotations are",
     {{"a", "", "", kWire, "a"}, {"b", "", "", words("wire", 0, 30) + words("own", 0, 90), "b"}}},
    {"of two that have its words, the one that has more of them",
     {{"a", "", "", words("wire", 0, 70), "a"},
      {"b", "", "", words("wire", 40, 120) + words("own", 0, 60), "b"},
      {"c", "", "", words("wire", 30, 120), "b near_copy b"}}},
    {"too short to tell", {{"a", "", "", "He left.", "a"}, {"b", "", "", "He left today.", "b"}}},
    {"the same words are told however few",
     {{"a", "", "", "He left.", "a"}, {"b", "", "", "he left", "a copy a"}}},
    {"no words at all", {{"a", "", "", "…", "a"}, {"b", "", "", "…", "b"}}},
};

std::string told(const Placement& placement) {
  std::string out = placement.group;
  if (!placement.copy_of) return out;
  out += " " + std::string(kCopyKinds.at(static_cast<std::size_t>(placement.copy_of->kind)));
  out += " " + placement.copy_of->id;
  return out + (placement.copy_of->newer ? " newer" : "");
}

TEST(Copies, AreToldAsTheyComeIn) {
  for (const Case& c : kCases) {
    CopyIndex index(*AddressRules::load(Knowledge()));
    for (const Arrival& arrival : c.arrivals) {
      Article article;
      article.id = arrival.id;
      article.url = arrival.url;
      article.published = arrival.published;
      article.text = arrival.text;
      EXPECT_EQ(told(index.place(article, sketch_of(article.text))), arrival.placed)
          << c.why << ": " << arrival.id;
    }
  }
}

TEST(Copies, ManyStoriesOfTheirOwnStayTheirOwn) {
  CopyIndex index(*AddressRules::load(Knowledge()));
  for (int i = 0; i < 2000; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.text = words("s" + std::to_string(i) + "x", 0, 100);
    EXPECT_FALSE(index.place(article, sketch_of(article.text)).copy_of);
  }
}

TEST(Copies, AreForgottenWhenTooMany) {
  CopyIndex index(*AddressRules::load(Knowledge()), 2);
  const auto place = [&](const std::string& id, const std::string& text) {
    Article article;
    article.id = id;
    article.text = text;
    return told(index.place(article, sketch_of(text)));
  };
  EXPECT_EQ(place("a", kWire), "a");
  EXPECT_EQ(place("b", kWire), "a copy a");
  EXPECT_EQ(place("c", kOwn), "c");
  EXPECT_EQ(place("d", kWire), "d") << "two were remembered, and are forgotten";
  EXPECT_EQ(place("e", kWire), "d copy d");
}

}  // namespace
}  // namespace standoff
