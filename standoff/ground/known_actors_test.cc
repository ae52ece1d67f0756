#include "standoff/ground/known_actors.h"

#include <gtest/gtest.h>

#include <string>

#include "standoff/ground/world.h"

namespace standoff {
namespace {

TEST(KnownActors, SayWhereALineIsWrong) {
  struct Case {
    const char* why;
    const char* line;
    const char* error;  // or "" where the line is sound
  };
  const Case kCases[] = {
      {"an organization", "Front|the Front\tarmed_group\tNOR\tREB", ""},
      {"a person's office, by years", "Ann Lee\tperson\tNOR\tGOV\tminister\t2020\t2021-05", ""},
      {"an international body", "The League\tigo\t-\tIGO UNO", ""},
      {"no name", "-\tigo\t-\tIGO", "own.tsv:1: column 1: expected a name, got \"\""},
      {"no such kind", "A\tclub\t-\t-",
       "own.tsv:1: column 2: expected a kind of actor, got \"club\""},
      {"no country code", "A\tigo\tNorway\t-",
       "own.tsv:1: column 3: expected an ISO 3166-1 alpha-3 code, got \"Norway\""},
      {"no sector", "A\tigo\tNOR\tKING",
       "own.tsv:1: column 4: expected a sector code, got \"KING\""},
      {"no day", "A\tperson\tNOR\tGOV\tking\tlong ago",
       "own.tsv:1: column 6: expected a day like 2024-09-26, a month or a year, got \"long ago\""},
      {"an end before the beginning", "A\tperson\tNOR\tGOV\tking\t2021\t2020",
       "own.tsv:1: column 7: expected a day that is not before the first, got \"2020\""},
      {"bodies hold no office", "A\tigo\tNOR\tGOV\tking",
       "own.tsv:1: column 5: expected nothing, as only persons hold offices, got \"king\""},
  };
  for (const Case& c : kCases) {
    const auto table = KnowledgeTable::parse("own.tsv", c.line, kActorColumns);
    ASSERT_TRUE(table) << c.why;
    const auto actors = read_known_actors(*table);
    EXPECT_EQ(actors ? "" : actors.error().to_string(), c.error) << c.why;
  }
}

TEST(KnownActors, OneNameIsOneActor) {
  struct Case {
    const char* why;
    const char* groups;
    const char* leaders;
    const char* error;  // or "" where the files agree
  };
  const Case kCases[] = {
      {"the same twice", "Front\tarmed_group\tNOR\tREB\nFront\tarmed_group\tNOR\tREB", "", ""},
      {"two countries", "Front\tarmed_group\tNOR\tREB\nFront\tarmed_group\tSWE\tREB", "",
       "groups.tsv:2: \"Front\" is another actor at groups.tsv:1; one name can stand for one "
       "actor"},
      {"across files", "Israel\tarmed_group\tNOR\tREB", "",
       "groups.tsv:1: \"Israel\" is another actor at countries.tsv:90; one name can stand for one "
       "actor"},
      {"one after the other", "",
       "Ann Lee\tperson\tNOR\tGOV\tminister\t2001\t2002\nAnn Lee\tperson\tSWE\tGOV\tminister\t2003",
       ""},
      {"at once", "",
       "Ann Lee\tperson\tNOR\tGOV\tminister\t2001\t2003\nAnn Lee\tperson\tSWE\tGOV\tminister\t2003",
       "leaders.tsv:2: \"Ann Lee\" acts for SWE here and for NOR on the same days at "
       "leaders.tsv:1"},
  };
  for (const Case& c : kCases) {
    const auto world =
        World::load(Knowledge::with_files({{"groups.tsv", c.groups}, {"leaders.tsv", c.leaders}}));
    EXPECT_EQ(world ? "" : world.error().to_string(), c.error) << c.why;
  }
}

TEST(Leaders, TheDayDecides) {
  const Knowledge knowledge = Knowledge::with_files({{"leaders.tsv",
                                                      "Ann Lee|Anne Lee\tperson\tNOR\tGOV\tminister"
                                                      "\t2001-05-01\t2002-06-30\n"
                                                      "Ann Lee\tperson\tNOR\tGOV\tpresident\t2005\n"
                                                      "Jürgen Lee\tperson\tSWE\tGOV\tking\t2010"}});
  const auto world = World::load(knowledge);
  ASSERT_TRUE(world) << world.error().to_string();
  struct Case {
    const char* why;
    const char* name;
    const char* day;  // "" for none
    const char* office;
    Tenure tenure;
  };
  const Case kCases[] = {
      {"the first day", "Ann Lee", "2001-05-01", "minister", Tenure::kCurrent},
      {"the day after the last", "Ann Lee", "2002-07-01", "minister", Tenure::kFormer},
      {"an office that began with the year", "Ann Lee", "2005-01-01", "president",
       Tenure::kCurrent},
      {"not yet", "Ann Lee", "2000-01-01", "minister", Tenure::kLater},
      {"a variant holds its own line's office", "Anne Lee", "2006-01-01", "minister",
       Tenure::kFormer},
      {"accents come and go", "Jurgen Lee", "2011-01-01", "king", Tenure::kCurrent},
      {"without a day", "Ann Lee", "", "president", Tenure::kUnknown},
  };
  for (const Case& c : kCases) {
    const auto standing = world->leaders().find(c.name, parse_date(c.day));
    ASSERT_TRUE(standing) << c.why;
    EXPECT_EQ(standing->office->office, c.office) << c.why;
    EXPECT_EQ(standing->tenure, c.tenure) << c.why;
  }
  const auto day = [](const char* text) { return parse_date(text); };
  EXPECT_FALSE(world->leaders().find("Ann Loo", day("2001-05-01")));
  EXPECT_TRUE(world->leaders().find_surname("Lee", day("2006-01-01"))) << "only one is in office";
  EXPECT_FALSE(world->leaders().find_surname("Lee", day("2011-01-01"))) << "two are";
  EXPECT_FALSE(world->leaders().find_surname("Lee", std::nullopt)) << "nothing is guessed";
}

TEST(ActorCode, IsPlovers) {
  EXPECT_EQ(actor_code("LBN", "REB"), "LBN REB");
  EXPECT_EQ(actor_code("", "IGO UNO"), "IGO UNO");
  EXPECT_EQ(actor_code("ISR", ""), "ISR");
  EXPECT_TRUE(is_sector("COP"));
  EXPECT_TRUE(is_sector("IGO UNO"));
  EXPECT_FALSE(is_sector("COP UNO"));
  EXPECT_FALSE(is_sector("gov"));
}

}  // namespace
}  // namespace standoff
