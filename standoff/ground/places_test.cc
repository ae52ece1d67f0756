#include "standoff/ground/places.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "standoff/document/testing/conllu.h"
#include "standoff/document/testing/flat_document.h"
#include "standoff/ground/gazetteer_pack.h"

namespace standoff {
namespace {

// Parsed sentences, each with why it is there and the places that are expected.
constexpr const char* kSentences = "standoff/ground/testing/places.conllu";

const Gazetteer& gazetteer() {
  static const Gazetteer* made = [] {
    GazetteerSources sources;
    sources.countries = "Lebanon\tLB\tLBN\nLibya\tLY\tLBY\nUkraine\tUA\tUKR\nUtopia\tUT\tUTO\n";
    sources.cities =
        "Tyre\t1\t\t1\t135000\t33.27\t35.19\nTripoli\t2\t\t1\t229000\t34.43\t35.84\n"
        "Tripoli\t3\t\t2\t1300000\t32.89\t13.19\nBeirut\t4\t\t1\t1900000\t33.89\t35.5\n"
        "Kyiv\t5\t\t3\t2900000\t50.45\t30.52\nHamlet\t6\t\t4\t500\t-60\t-60\n";
    sources.other_names = "{}";
    Result<Pack> pack = Pack::adopt(*pack_gazetteer(sources));
    return new Gazetteer(*Gazetteer::open(*std::move(pack)));
  }();
  return *made;
}

const World& world() {
  static const Result<World> kWorld = World::load(Knowledge());
  return *kWorld;
}

const PlaceRules& rules() {
  static const Result<PlaceRules> kRules = PlaceRules::load(Knowledge());
  return *kRules;
}

std::string line_of(const Place& place) {
  constexpr const char* kKinds[] = {"country", "region", "city", "site"};
  return place.name + " " + place.country + " " + kKinds[static_cast<int>(place.kind)];
}

std::string lines_of(std::span<const Place> places) {
  std::string lines;
  for (const Place& place : places) lines += (lines.empty() ? "" : "; ") + line_of(place);
  return lines;
}

// What follows "# key" in the comments of a sentence.
std::string comment(const std::string& block, const std::string& key) {
  const std::size_t at = block.find("# " + key);
  const std::size_t begin = at + 2 + key.size();
  return at == std::string::npos ? "" : block.substr(begin, block.find('\n', at) - begin);
}

TEST(Places, AreWhatTheGrammarSays) {
  std::ifstream file(kSentences);
  ASSERT_TRUE(file) << kSentences;
  std::stringstream text;
  text << file.rdbuf();
  std::size_t sentences = 0;
  const std::string all = text.str();
  for (std::size_t begin = all.find("# why"); begin < all.size();) {
    const std::size_t end = std::min(all.find("\n\n", begin), all.size());
    const std::string block = all.substr(begin, end - begin + 1);
    begin = end + 2;
    const std::string why = comment(block, "why = ");
    const Result<Document> document = read_conllu(block);
    ASSERT_TRUE(document) << why << ": " << document.error().to_string();
    const Syntax syntax(*document);
    const Places places(syntax, world(), rules(), &gazetteer());
    EXPECT_EQ(lines_of(places.all()), comment(block, "places = ")) << why;
    const std::string near = comment(block, "near ");
    const std::string word = near.substr(0, near.find(" = "));
    for (std::uint32_t i = 0; i < document->token_count(); ++i) {
      if (document->token(i).text() != word) continue;
      const PlaceId where = places.near(i);
      EXPECT_EQ(where == kNoRecord ? "" : places.all()[where].name, near.substr(word.size() + 3))
          << why;
    }
    ++sentences;
  }
  EXPECT_EQ(sentences, 11U);
}

TEST(Places, AreFoundWithoutAGazetteer) {
  const Result<Document> document = read_conllu(
      "1 in in ADP IN _ 1 ROOT _ _\n2 Tyre Tyre PROPN NNP _ 1 pobj _ NER=B-GPE\n"
      "3 near near ADP IN _ 1 prep _ _\n4 Crimea Crimea PROPN NNP _ 3 pobj _ NER=B-GPE\n");
  ASSERT_TRUE(document);
  const Syntax syntax(*document);
  const Places places(syntax, world(), rules(), nullptr);
  ASSERT_EQ(places.all().size(), 2U);
  EXPECT_FALSE(places.all()[0].latitude) << "known to no one, and still a place";
  EXPECT_EQ(line_of(places.all()[1]), "Crimea UKR region");
  EXPECT_TRUE(places.all()[1].latitude);
}

TEST(Places, AreLinearInNames) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) {
    text += (i % 3 == 0 ? "Tripoli " : "Name") + std::to_string(i) + ", ";
  }
  const Document document = flat_document(text);
  const Syntax syntax(document);
  const Places places(syntax, world(), rules(), &gazetteer());
  EXPECT_LE(places.all().size(), document.token_count());
}

TEST(PlaceRules, SayWhichLineIsWrong) {
  const struct {
    const char* why;
    const char* file;
    const char* line;
    const char* where;
  } cases[] = {
      {"no such kind", "places.tsv", "planet\tMars\t-\t-\t0\t0\t-\n", "places.tsv:1: column 1"},
      {"no name", "places.tsv", "city\t-\t-\t-\t0\t0\t-\n", "places.tsv:1: column 2"},
      {"an alpha-2 code", "places.tsv", "city\tTyre\t-\tLB\t33\t35\t-\n", "places.tsv:1: column 4"},
      {"off the earth", "places.tsv", "city\tTyre\t-\tLBN\t330\t35\t-\n", "places.tsv:1: column 5"},
      {"no number", "places.tsv", "city\tTyre\t-\tLBN\t33\teast\t-\n", "places.tsv:1: column 6"},
      {"no id", "places.tsv", "city\tTyre\t-\tLBN\t33\t35\tx\n", "places.tsv:1: column 7"},
      {"too few fields", "places.tsv", "city\tTyre\n", "places.tsv:1"},
      {"no such role", "places_words.tsv", "beside\tnear\n", "places_words.tsv:1: column 1"},
  };
  for (const auto& c : cases) {
    const auto loaded = PlaceRules::load(Knowledge::with_files({{c.file, c.line}}));
    ASSERT_FALSE(loaded) << c.why;
    EXPECT_EQ(loaded.error().where, c.where) << c.why;
  }
}

}  // namespace
}  // namespace standoff
