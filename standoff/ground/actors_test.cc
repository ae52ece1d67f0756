#include "standoff/ground/actors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

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
  const Case cases[] = {
      {"a full name with its title's country", surname.c_str(), 4, "Benjamin Netanyahu",
       ActorKind::kPerson, "ISR"},
      {"a surname taken for an organization", surname.c_str(), 7, "Benjamin Netanyahu",
       ActorKind::kPerson, "ISR"},
      {"he", pronoun.c_str(), 7, "Benjamin Netanyahu", ActorKind::kPerson, "ISR"},
      {"not she", she.c_str(), 7, "", ActorKind::kPerson, ""},
      {"the title alone", title.c_str(), 9, "Benjamin Netanyahu", ActorKind::kPerson, "ISR"},
      {"a capital that acts",
       "1 Moscow Moscow PROPN NNP _ 2 nsubj _ NER=B-GPE\n2 agreed agree VERB VBD _ 0 ROOT _ _\n", 0,
       "Russia", ActorKind::kCountry, "RUS"},
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

}  // namespace
}  // namespace standoff
