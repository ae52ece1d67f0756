#include "standoff/ground/gazetteer.h"

#include <gtest/gtest.h>

#include <string>

#include "standoff/ground/gazetteer_pack.h"
#include "standoff/ground/internal/place_key.h"

namespace standoff {
namespace {

TEST(PlaceKey, IsOneForAllSpellings) {
  const struct {
    const char* why;
    const char* name;
    const char* key;
  } cases[] = {
      {"letters lose their marks", "Aïn Ebel", "ain ebel"},
      {"and letters without parts are spelled out", "Łódź Ærø", "lodz aero"},
      {"apostrophes of every shape go", "N'Djamena Sana’a Ṣan‘ā’", "ndjamena sanaa sana"},
      {"hyphens are spaces", "Port-au-Prince", "port au prince"},
      {"full stops go", "U.S.", "us"},
      {"a saint is short", "Saint-Louis", "st louis"},
      {"and may be so already", "St. Louis", "st louis"},
      {"no article", "The Hague", "hague"},
      {"but words that begin like one", "Thebes", "thebes"},
      {"another script has no key", "طرابلس", ""},
      {"nor has a name with a part of it", "Tripoli طرابلس", ""},
      {"nor have marks alone", "- ,'", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(place_key(c.name), c.key) << c.why;
}

// Two countries with a Harbour each; a region, a part of it, an airport.
constexpr const char* kCountries = "Northland\tNL\tNLD\t1\nSouthland\tSL\tSLE\t2\n";
constexpr const char* kSubdivisions =
    "Coast\tNL-C\tNL.C\t10\tState\tThe Shore|XX|kost\t1\t\t1\n"
    "Bay County\t\tNL.C.1\t11\t\t\t2\t1\t1\n"
    "Empty\tSL-E\tSL.E\t12\tState\t\t1\t\t2\n";
constexpr const char* kCities =
    "Harbour\t100\t1|2\t1\t5000\t10.0\t20.0\n"
    "Cliff\t101\t1\t1\t700\t12.0\t24.0\n"
    "Harbour\t102\t\t2\t90000\t-30.5\t-60\n";
constexpr const char* kOtherNames =
    R"({"100": {"geonameid": 100, "alternatenames": ["Hafen", "HAF", "hafn", "Häfen", "ميناء"]},)"
    R"( "999": {"geonameid": 999, "alternatenames": ["Nowhere"]}})";
constexpr const char* kAirports =
    "\"icao\",\"iata\",\"name\",\"city\",\"subd\",\"country\",\"elevation\",\"lat\",\"lon\"\n"
    "\"NLHA\",\"HAR\",\"Harbour Queen Ann, International "
    "Airport\",\"Harbour\",\"Coast\",\"NL\",3,10.1,20.1\n"
    "\"NLXX\",\"\",\"Meadow\",\"Cliff\",\"Coast\",\"NL\",3,12.1,24.1\n"
    "\"SLAB\",\"\",\"Cape Air Base\",\"\",\"\",\"SL\",3,-31,-61\n";

GazetteerSources small() {
  return {kCities, kSubdivisions, kCountries, kOtherNames, kAirports, "test 1"};
}

Result<Gazetteer> open(const GazetteerSources& sources) {
  Result<std::string> bytes = pack_gazetteer(sources);
  if (!bytes) return std::move(bytes).error();
  Result<Pack> pack = Pack::adopt(*std::move(bytes));
  if (!pack) return std::move(pack).error();
  return Gazetteer::open(*std::move(pack));
}

// "NLD city 100 main; SLE ..."
std::string found(const Gazetteer& gazetteer, const char* name) {
  constexpr const char* kKinds[] = {"country", "region", "city", "site"};
  std::string out;
  for (const Gazetteer::Hit& hit : gazetteer.find(name)) {
    const Gazetteer::Entry entry = gazetteer.entry(hit.place);
    if (!out.empty()) out += "; ";
    out += std::string(entry.country) + " " + kKinds[static_cast<int>(entry.kind)] + " " +
           std::string(entry.name) + (hit.main_name ? " main" : "");
  }
  return out;
}

TEST(Gazetteer, FindsPlacesByName) {
  const Result<Gazetteer> gazetteer = open(small());
  ASSERT_TRUE(gazetteer) << gazetteer.error().to_string();
  EXPECT_EQ(gazetteer->identity(), "test 1");
  const struct {
    const char* why;
    const char* name;
    const char* found;
  } cases[] = {
      {"most people first", "Harbour", "SLE city Harbour main; NLD city Harbour main"},
      {"by another name", "Hafen", "NLD city Harbour"},
      {"codes are no names", "HAF", ""},
      {"nor are transliterations", "hafn", ""},
      {"what the list of cities lacks is left out", "Nowhere", ""},
      {"a region", "coast", "NLD region Coast main"},
      {"by another name", "the Shore", "NLD region Coast"},
      {"a part of one", "Bay County", "NLD region Bay County main"},
      {"a region without cities is nowhere", "Empty", ""},
      {"an airport", "Harbour Queen Ann International Airport",
       "NLD site Harbour Queen Ann, International Airport main"},
      {"by its city", "Harbour airport", "NLD site Harbour Queen Ann, International Airport"},
      {"an airfield without passengers is left out", "Meadow", ""},
      {"an air base is not", "Cape Air Base", "SLE site Cape Air Base main"},
      {"nobody's name", "Atlantis", ""},
      {"no name", "", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(found(*gazetteer, c.name), c.found) << c.why;
}

TEST(Gazetteer, KnowsWhatLiesInWhat) {
  const Result<Gazetteer> gazetteer = open(small());
  ASSERT_TRUE(gazetteer);
  const Gazetteer::Entry harbour = gazetteer->entry(gazetteer->find("Hafen").front().place);
  EXPECT_EQ(harbour.geonames, 100U);
  EXPECT_EQ(harbour.population, 5000U);
  EXPECT_DOUBLE_EQ(harbour.latitude, 10.0);
  ASSERT_NE(harbour.region, Gazetteer::kNone);
  const Gazetteer::Entry county = gazetteer->entry(harbour.region);
  EXPECT_EQ(county.name, "Bay County");
  EXPECT_EQ(county.level, 2U);
  ASSERT_NE(county.region, Gazetteer::kNone);
  const Gazetteer::Entry coast = gazetteer->entry(county.region);
  EXPECT_EQ(coast.name, "Coast");
  EXPECT_EQ(coast.population, 5700U) << "its cities' people";
  EXPECT_DOUBLE_EQ(coast.latitude, 11.0) << "half way between its cities";
  EXPECT_EQ(coast.region, Gazetteer::kNone);
}

TEST(Gazetteer, SaysWhichLineOfASourceIsWrong) {
  const struct {
    const char* why;
    std::string_view GazetteerSources::*source;
    const char* text;
    const char* error;
  } cases[] = {
      {"too few fields", &GazetteerSources::cities, "Harbour\t100\n", "cities.tsv:1"},
      {"no number", &GazetteerSources::cities, "Harbour\tx\t\t1\t5\t1\t2\n", "cities.tsv:1"},
      {"off the earth", &GazetteerSources::cities, "Harbour\t1\t\t1\t5\t91\t2\n", "cities.tsv:1"},
      {"a country that is not there", &GazetteerSources::cities, "Harbour\t1\t\t9\t5\t1\t2\n",
       "cities.tsv:1"},
      {"not UTF-8", &GazetteerSources::cities, "\xFF", "cities.tsv: byte 0"},
      {"no JSON", &GazetteerSources::other_names, "{\"1\": ", "cities500.json:"},
      {"no object", &GazetteerSources::other_names, "[]", "cities500.json:0"},
      {"an alpha-2 code", &GazetteerSources::countries, "Northland\tNL\tNL\n", "countries.tsv:1"},
  };
  for (const auto& c : cases) {
    GazetteerSources sources = small();
    sources.*c.source = c.text;
    const Result<std::string> pack = pack_gazetteer(sources);
    ASSERT_FALSE(pack) << c.why;
    EXPECT_EQ(pack.error().where.rfind(c.error, 0), 0U)
        << c.why << ": " << pack.error().to_string();
  }
}

TEST(Gazetteer, RefusesOtherPacks) {
  PackWriter other;
  other.add_text("format", "something else");
  Result<Pack> pack = Pack::adopt(std::move(other).finish());
  ASSERT_TRUE(pack);
  const Result<Gazetteer> gazetteer = Gazetteer::open(*std::move(pack));
  ASSERT_FALSE(gazetteer);
  EXPECT_EQ(gazetteer.error().code, ErrorCode::kIncompatible);
}

}  // namespace
}  // namespace standoff
