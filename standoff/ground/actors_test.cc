#include "standoff/ground/actors.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "standoff/document/testing/conllu.h"

namespace standoff {
namespace {

struct Case {
  const char* why;
  const char* conllu;
  std::uint32_t token;  // who is this?
  const char* name;
  ActorKind kind;
  const char* country;
};

// "Israeli Prime Minister Benjamin Netanyahu spoke . <word> left ."
std::string after_full_name(const char* word) {
  return std::string(
             "1 Israeli israeli ADJ JJ _ 5 amod _ NER=B-NORP\n"
             "2 Prime Prime PROPN NNP _ 3 compound _ _\n"
             "3 Minister Minister PROPN NNP _ 5 compound _ _\n"
             "4 Benjamin Benjamin PROPN NNP _ 5 compound _ NER=B-PERSON\n"
             "5 Netanyahu Netanyahu PROPN NNP _ 6 nsubj _ NER=I-PERSON\n"
             "6 spoke speak VERB VBD _ 0 ROOT _ _\n"
             "7 . . PUNCT . _ 6 punct _ _\n\n") +
         word;
}

TEST(Actors, KnowsWhoIsMeant) {
  const std::string surname = after_full_name(
      "1 Netanyahu Netanyahu PROPN NNP _ 2 nsubj _ NER=B-ORG\n2 left leave VERB VBD _ 0 ROOT _ "
      "_\n");
  const std::string pronoun =
      after_full_name("1 He he PRON PRP _ 2 nsubj _ _\n2 left leave VERB VBD _ 0 ROOT _ _\n");
  const std::string she =
      after_full_name("1 She she PRON PRP _ 2 nsubj _ _\n2 left leave VERB VBD _ 0 ROOT _ _\n");
  const std::string title = after_full_name(
      "1 The the DET DT _ 3 det _ _\n2 prime prime ADJ JJ _ 3 amod _ _\n"
      "3 minister minister NOUN NN _ 4 nsubj _ _\n4 left leave VERB VBD _ 0 ROOT _ _\n");
  const std::string leader = after_full_name(
      "1 The the DET DT _ 3 det _ _\n2 Israeli israeli ADJ JJ _ 3 amod _ NER=B-NORP\n"
      "3 leader leader NOUN NN _ 4 nsubj _ _\n4 left leave VERB VBD _ 0 ROOT _ _\n");
  const Case cases[] = {
      {"a full name with its title's country", surname.c_str(), 4, "Benjamin Netanyahu",
       ActorKind::kPerson, "ISR"},
      {"a surname taken for an organization", surname.c_str(), 7, "Benjamin Netanyahu",
       ActorKind::kPerson, "ISR"},
      {"he", pronoun.c_str(), 7, "Benjamin Netanyahu", ActorKind::kPerson, "ISR"},
      {"not she", she.c_str(), 7, "", ActorKind::kPerson, ""},
      {"the title alone", title.c_str(), 9, "Benjamin Netanyahu", ActorKind::kPerson, "ISR"},
      {"whoever leads the state", leader.c_str(), 9, "Benjamin Netanyahu", ActorKind::kPerson,
       "ISR"},
      {"its, of who acts in its clause",
       "1 Norway Norway PROPN NNP _ 2 nsubj _ NER=B-GPE\n2 demanded demand VERB VBD _ 0 ROOT _ _\n"
       "3 that that SCONJ IN _ 5 mark _ _\n4 Sweden Sweden PROPN NNP _ 5 nsubj _ NER=B-GPE\n"
       "5 end end VERB VBP _ 2 ccomp _ _\n6 its its PRON PRP$ _ 7 poss _ _\n"
       "7 blockade blockade NOUN NN _ 5 dobj _ _\n",
       5, "Sweden", ActorKind::kCountry, "SWE"},
      {"her, of who is named after it",
       "1 Amy Amy PROPN NNP _ 2 compound _ NER=B-PERSON\n2 Poe Poe PROPN NNP _ 3 nsubj _ "
       "NER=I-PERSON\n3 left leave VERB VBD _ 0 ROOT _ _\n\n"
       "1 In in ADP IN _ 7 prep _ _\n2 her her PRON PRP$ _ 3 poss _ _\n"
       "3 speech speech NOUN NN _ 1 pobj _ _\n4 , , PUNCT , _ 7 punct _ _\n"
       "5 Ana Ana PROPN NNP _ 6 compound _ NER=B-PERSON\n6 Roe Roe PROPN NNP _ 7 nsubj _ "
       "NER=I-PERSON\n7 spoke speak VERB VBD _ 0 ROOT _ _\n",
       4, "Ana Roe", ActorKind::kPerson, ""},
      {"it, of who claims so",
       "1 Norway Norway PROPN NNP _ 2 nsubj _ NER=B-GPE\n2 rejected reject VERB VBD _ 0 ROOT _ _\n"
       "3 Sweden Sweden PROPN NNP _ 5 poss _ NER=B-GPE\n4 's 's PART POS _ 3 case _ _\n"
       "5 claim claim NOUN NN _ 2 dobj _ _\n6 that that SCONJ IN _ 8 mark _ _\n"
       "7 it it PRON PRP _ 8 nsubj _ _\n8 won win VERB VBD _ 5 acl _ _\n",
       6, "Sweden", ActorKind::kCountry, "SWE"},
      {"a direction that a country is called by",
       "1 South South PROPN NNP _ 2 compound _ NER=B-GPE\n2 Korea Korea PROPN NNP _ 3 nsubj _ "
       "NER=I-GPE\n3 left leave VERB VBD _ 0 ROOT _ _\n\n"
       "1 The the DET DT _ 2 det _ _\n2 South South PROPN NNP _ 3 nsubj _ NER=B-LOC\n"
       "3 agreed agree VERB VBD _ 0 ROOT _ _\n",
       4, "South Korea", ActorKind::kCountry, "KOR"},
      {"a capital that acts",
       "1 Moscow Moscow PROPN NNP _ 2 nsubj _ NER=B-GPE\n2 agreed agree VERB VBD _ 0 ROOT _ _\n", 0,
       "Russia", ActorKind::kCountry, "RUS"},
      {"a capital taken for a person",
       "1 Khartoum Khartoum PROPN NNP _ 2 nsubj _ NER=B-PERSON\n2 agreed agree VERB VBD _ 0 ROOT _ "
       "_\n",
       0, "Sudan", ActorKind::kCountry, "SDN"},
      {"a country taken for a person, of whom the article has a longer name",
       "1 Amy Amy PROPN NNP _ 2 compound _ NER=B-PERSON\n2 Chad Chad PROPN NNP _ 3 nsubj _ "
       "NER=I-PERSON\n3 left leave VERB VBD _ 0 ROOT _ _\n\n"
       "1 Chad Chad PROPN NNP _ 2 nsubj _ NER=B-PERSON\n2 agreed agree VERB VBD _ 0 ROOT _ _\n",
       3, "Amy Chad", ActorKind::kPerson, ""},
      {"officials of a country",
       "1 Saudi saudi ADJ JJ _ 2 amod _ NER=B-NORP\n2 officials official NOUN NNS _ 3 nsubj _ _\n"
       "3 agreed agree VERB VBD _ 0 ROOT _ _\n",
       1, "Saudi officials", ActorKind::kUnnamed, "SAU"},
      {"a ministry is the government's",
       "1 Turkish turkish PROPN NNP _ 3 compound _ NER=B-ORG\n"
       "2 Foreign foreign PROPN NNP _ 3 compound _ NER=I-ORG\n"
       "3 Ministry ministry PROPN NNP _ 4 nsubj _ NER=I-ORG\n"
       "4 agreed agree VERB VBD _ 0 ROOT _ _\n",
       2, "Turkish Foreign Ministry", ActorKind::kGovernment, "TUR"},
      {"an armed group by its name",
       "1 Hezbollah Hezbollah PROPN NNP _ 2 nsubj _ NER=B-ORG\n"
       "2 agreed agree VERB VBD _ 0 ROOT _ _\n",
       0, "Hezbollah", ActorKind::kArmedGroup, "LBN"},
  };
  const Result<World> world = World::load(Knowledge());
  ASSERT_TRUE(world) << world.error().to_string();
  for (const Case& c : cases) {
    const Result<Document> document = read_conllu(c.conllu);
    ASSERT_TRUE(document) << c.why << ": " << document.error().to_string();
    const Syntax syntax(*document);
    const Quotations quotations(*document);
    Actors actors({syntax, quotations, *world});
    const ActorId id = actors.refer(c.token);
    if (std::string(c.name).empty()) {
      EXPECT_EQ(id, kNoRecord) << c.why;
      continue;
    }
    ASSERT_NE(id, kNoRecord) << c.why;
    EXPECT_EQ(actors.actor(id).name, c.name) << c.why;
    EXPECT_EQ(actors.actor(id).kind, c.kind) << c.why;
    EXPECT_EQ(actors.actor(id).country, c.country) << c.why;
  }
}

// A document with all that Actors reads, kept alive together.
struct Scene {
  explicit Scene(const std::string& conllu, const Knowledge& knowledge = Knowledge(),
                 const char* published = "2024-09-26")
      : world(*World::load(knowledge)),
        document(*read_conllu(conllu)),
        syntax(document),
        quotations(document),
        actors({syntax, quotations, world, parse_date(published)}) {}

  World world;
  Document document;
  Syntax syntax;
  Quotations quotations;
  Actors actors;
};

TEST(Actors, AreNoArmsAndNoDatelines) {
  const Scene arms(
      "1 The the DET DT _ 3 det _ _\n2 Kestrel Kestrel PROPN NNP _ 3 compound _ NER=B-ORG\n"
      "3 missile missile NOUN NN _ 4 nsubj _ _\n4 flew fly VERB VBD _ 0 ROOT _ _\n\n"
      "1 The the DET DT _ 2 det _ _\n2 Kestrel Kestrel PROPN NNP _ 3 nsubj _ NER=B-ORG\n"
      "3 fell fall VERB VBD _ 0 ROOT _ _\n");
  EXPECT_EQ(arms.actors.at(5), kNoRecord);
  const Scene dateline(
      "# newpar\n1 Talks talk NOUN NNS _ 2 nsubj _ _\n2 end end VERB VBP _ 0 ROOT _ _\n\n"
      "# newpar\n1 KELSUND KELSUND PROPN NNP _ 0 ROOT _ NER=B-ORG\n2 - - PUNCT HYPH _ 1 punct _ "
      "_\n\n"
      "# newpar\n1 Norway Norway PROPN NNP _ 2 nsubj _ NER=B-GPE\n2 left leave VERB VBD _ 0 ROOT _ "
      "_\n");
  EXPECT_EQ(dateline.actors.at(2), kNoRecord);
  EXPECT_NE(dateline.actors.at(4), kNoRecord);
}

TEST(Actors, SidesHaveCodes) {
  struct SideCase {
    const char* why;
    const char* conllu;
    std::uint32_t token;
    const char* code;
    const char* role;
    const char* affiliation;  // name of the actor, or ""
  };
  const SideCase cases[] = {
      {"an army",
       "1 Lebanon Lebanon PROPN NNP _ 3 poss _ NER=B-GPE\n2 's 's PART POS _ 1 case _ _\n"
       "3 army army NOUN NN _ 4 nsubj _ _\n4 left leave VERB VBD _ 0 ROOT _ _\n",
       2, "LBN MIL", "", ""},
      {"officials of a body",
       "1 Hamas Hamas PROPN NNP _ 2 compound _ NER=B-ORG\n2 officials official NOUN NNS _ 3 nsubj "
       "_ _\n"
       "3 left leave VERB VBD _ 0 ROOT _ _\n",
       1, "PSE REB", "", "Hamas"},
      {"gunmen whom no one sent",
       "1 Gunmen gunman NOUN NNS _ 2 nsubj _ _\n2 left leave VERB VBD _ 0 ROOT _ _\n", 0, "UAF", "",
       ""},
      {"an international body",
       "1 UNICEF UNICEF PROPN NNP _ 2 nsubj _ NER=B-ORG\n2 left leave VERB VBD _ 0 ROOT _ _\n", 0,
       "IGO UNO", "", ""},
      {"a title with its body",
       "1 Hezbollah Hezbollah PROPN NNP _ 4 compound _ NER=B-ORG\n2 spokeswoman spokeswoman NOUN "
       "NN _ 4 compound _ _\n"
       "3 Ana Ana PROPN NNP _ 4 compound _ NER=B-PERSON\n4 Roe Roe PROPN NNP _ 5 nsubj _ "
       "NER=I-PERSON\n"
       "5 left leave VERB VBD _ 0 ROOT _ _\n",
       3, "LBN REB", "spokeswoman", "Hezbollah"},
      {"the country's minister",
       "1 Norway Norway PROPN NNP _ 2 nsubj _ NER=B-GPE\n2 left leave VERB VBD _ 0 ROOT _ _\n\n"
       "1 The the DET DT _ 2 det _ _\n2 country country NOUN NN _ 4 poss _ _\n3 's 's PART POS _ 2 "
       "case _ _\n"
       "4 minister minister NOUN NN _ 8 nsubj _ _\n5 , , PUNCT , _ 4 punct _ _\n"
       "6 Ana Ana PROPN NNP _ 7 compound _ NER=B-PERSON\n7 Roe Roe PROPN NNP _ 4 appos _ "
       "NER=I-PERSON\n"
       "8 left leave VERB VBD _ 0 ROOT _ _\n",
       8, "NOR GOV", "minister", ""},
      {"who is in office on the day, by surname",
       "1 Biden Biden PROPN NNP _ 2 nsubj _ NER=B-PERSON\n2 left leave VERB VBD _ 0 ROOT _ _\n", 0,
       "USA GOV", "president", ""},
      {"who was in office before it",
       "1 Theresa Theresa PROPN NNP _ 2 compound _ NER=B-PERSON\n2 May May PROPN NNP _ 3 nsubj _ "
       "NER=I-PERSON\n"
       "3 left leave VERB VBD _ 0 ROOT _ _\n",
       1, "GBR ELI", "former prime minister", ""},
      {"a Senate of no country that the text names",
       "1 The the DET DT _ 2 det _ _\n2 Senate Senate PROPN NNP _ 3 nsubj _ NER=B-ORG\n"
       "3 left leave VERB VBD _ 0 ROOT _ _\n",
       1, "LEG", "", ""},
  };
  for (const SideCase& c : cases) {
    Scene scene(c.conllu);
    const ActorId id = scene.actors.refer(c.token);
    ASSERT_NE(id, kNoRecord) << c.why;
    const std::vector<Actor> actors = std::move(scene.actors).take();
    EXPECT_EQ(actors[id].code, c.code) << c.why;
    EXPECT_EQ(actors[id].role, c.role) << c.why;
    const ActorId body = actors[id].affiliation;
    EXPECT_EQ(body == kNoRecord ? "" : actors[body].name, c.affiliation) << c.why;
  }
}

TEST(Actors, QualifiersAndConjuncts) {
  const char* strikes =
      "1 Israeli israeli ADJ JJ _ 2 amod _ NER=B-NORP\n2 strikes strike NOUN NNS _ 3 nsubj _ _\n"
      "3 hit hit VERB VBD _ 0 ROOT _ _\n4 U.S.-led U.S.-led ADJ JJ _ 5 amod _ _\n"
      "5 troops troop NOUN NNS _ 3 dobj _ _\n";
  Scene scene(strikes);
  EXPECT_EQ(scene.actors.actor(scene.actors.qualifier(1)).name, "Israel");
  EXPECT_EQ(scene.actors.actor(scene.actors.qualifier(0)).name, "Israel") << "the adjective itself";
  EXPECT_EQ(scene.actors.actor(scene.actors.qualifier(4)).name, "United States");
  EXPECT_EQ(scene.actors.qualifier(2), kNoRecord);

  const char* pair =
      "1 Egypt Egypt PROPN NNP _ 4 nsubj _ NER=B-GPE\n2 and and CCONJ CC _ 1 cc _ _\n"
      "3 Qatar Qatar PROPN NNP _ 1 conj _ NER=B-GPE\n4 met meet VERB VBD _ 0 ROOT _ _\n\n"
      "1 They they PRON PRP _ 2 nsubj _ _\n2 left leave VERB VBD _ 0 ROOT _ _\n\n"
      "1 Both both DET DT _ 2 det _ _\n2 countries country NOUN NNS _ 3 nsubj _ _\n"
      "3 left leave VERB VBD _ 0 ROOT _ _\n\n"
      "1 Both both PRON DT _ 2 nsubj _ _\n2 agreed agree VERB VBD _ 0 ROOT _ _\n";
  Scene two(pair);
  const std::vector<ActorId> named = two.actors.refer_all(0);
  ASSERT_EQ(named.size(), 2U);
  EXPECT_EQ(two.actors.refer_all(4), named) << "they";
  EXPECT_EQ(two.actors.refer_all(7), named) << "both countries";
  EXPECT_EQ(two.actors.refer_all(9), named) << "both";
}

TEST(Actors, FirstPersonsAreTheSpeakerAndTheSide) {
  Scene scene(
      "1 Norwegian norwegian ADJ JJ _ 4 amod _ NER=B-NORP\n2 President President PROPN NNP _ 4 "
      "compound _ _\n"
      "3 Ana Ana PROPN NNP _ 4 compound _ NER=B-PERSON\n4 Roe Roe PROPN NNP _ 5 nsubj _ "
      "NER=I-PERSON\n"
      "5 said say VERB VBD _ 0 ROOT _ _\n6 \" \" PUNCT `` _ 5 punct _ SpaceAfter=No\n"
      "7 I I PRON PRP _ 8 nsubj _ _\n8 know know VERB VBP _ 5 ccomp _ _\n9 we we PRON PRP _ 10 "
      "nsubj _ _\n"
      "10 won win VERB VBD _ 8 ccomp _ SpaceAfter=No\n11 \" \" PUNCT '' _ 5 punct _ _\n"
      "12 in in ADP IN _ 5 prep _ _\n13 Norway Norway PROPN NNP _ 12 pobj _ NER=B-GPE\n");
  const ActorId speaker = scene.actors.at(3);
  scene.actors.resolve_speech(speaker, scene.document.span_of({5, 11}));
  EXPECT_EQ(scene.actors.at(6), speaker);
  ASSERT_NE(scene.actors.at(8), kNoRecord);
  EXPECT_EQ(scene.actors.actor(scene.actors.at(8)).name, "Norway");
}

TEST(Actors, TheUsersOwnActorsOverride) {
  const std::string path = testing::TempDir() + "/own_actors.tsv";
  std::ofstream(path) << "# mine\nHamas\torganization\tPSE\tPTY\n"
                         "Ana Roe\tperson\tNOR\tOPP\topposition leader\n";
  Knowledge knowledge;
  ASSERT_TRUE(knowledge.add_actors(path));
  const char* text =
      "1 Hamas Hamas PROPN NNP _ 2 nsubj _ NER=B-ORG\n2 met meet VERB VBD _ 0 ROOT _ _\n"
      "3 Ana Ana PROPN NNP _ 4 compound _ NER=B-PERSON\n4 Roe Roe PROPN NNP _ 2 dobj _ "
      "NER=I-PERSON\n";
  Scene scene(text, knowledge);
  const std::vector<Actor> actors = std::move(scene.actors).take();
  ASSERT_EQ(actors.size(), 2U);
  EXPECT_EQ(actors[0].code, "NOR OPP");
  EXPECT_EQ(actors[0].rule, path + ":3");
  EXPECT_EQ(actors[1].code, "PSE PTY");
  EXPECT_EQ(actors[1].rule, path + ":2");
}

TEST(Actors, NamesOfEveryScriptAreKept) {
  for (const char* name : {"Ελένη", "Иванов", "محمد", "王毅", "김정은", "नरेन्द्र", "Ōta", "Ştefan"}) {
    Scene scene(std::string("1 ") + name + " x PROPN NNP _ 2 nsubj _ NER=B-PERSON\n" +
                "2 left leave VERB VBD _ 0 ROOT _ _\n\n1 " + name +
                " x PROPN NNP _ 2 nsubj _ NER=B-PERSON\n2 left leave VERB VBD _ 0 ROOT _ _\n");
    EXPECT_EQ(scene.actors.at(0), scene.actors.at(2)) << name;
    EXPECT_EQ(scene.actors.actor(scene.actors.at(0)).name, name);
  }
}

}  // namespace
}  // namespace standoff
