#include "standoff/ground/attachments.h"

#include <gtest/gtest.h>

#include <string>

#include "standoff/document/testing/conllu.h"

namespace standoff {
namespace {

// "accused<said" for the verb `word` and its head after the arcs are mended.
std::string head_of(const char* conllu, std::string_view word) {
  const auto document = read_conllu(conllu);
  const auto world = World::load(Knowledge{});
  if (!document || !world) return "no document";
  const auto better = reattached(*document, *world, [](const Syntax& syntax, std::uint32_t verb) {
    return one_of(syntax.token(verb).lemma(), {"say", "accuse", "order"});
  });
  const Document& read = better ? *better : *document;
  for (std::uint32_t i = 0; i < read.token_count(); ++i) {
    const Token t = read.token(i);
    if (t.text() == word) return std::string(t.dep()) + "<" + std::string(t.head().text());
  }
  return "no word";
}

TEST(Attachments, GivesAFiniteVerbToWhoeverOrderedTheInfinitive) {
  const char* const text =
      "1 Norvia Norvia PROPN NNP _ 2 nsubj\n2 ordered order VERB VBD _ 0 ROOT\n"
      "3 them they PRON PRP _ 2 dobj\n4 to to PART TO _ 5 aux\n5 leave leave VERB VB _ 2 xcomp\n"
      "6 and and CCONJ CC _ 5 cc\n7 closed close VERB VBD _ 5 conj\n8 it it PRON PRP _ 7 dobj\n";
  EXPECT_EQ(head_of(text, "closed"), "conj<ordered");
  EXPECT_EQ(head_of(text, "and"), "cc<ordered");
}

TEST(Attachments, GivesWhatOnlySpeakersDoToTheSpeaker) {
  const std::string said =
      "1 He he PRON PRP _ 2 nsubj\n2 said say VERB VBD _ 0 ROOT\n3 the the DET DT _ 4 det\n";
  const std::string rest =
      "7 and and CCONJ CC _ 6 cc\n8 accused accuse VERB VBD _ 6 conj\n"
      "9 Norvia Norvia PROPN NNP _ 8 dobj\n";
  const auto joined = [&](const std::string& clause) {
    return head_of((said + clause + rest).c_str(), "accused");
  };
  EXPECT_EQ(joined("4 town town NOUN NN _ 6 nsubj\n5 had have AUX VBD _ 6 aux\n"
                   "6 fallen fall VERB VBN _ 2 ccomp\n"),
            "conj<said");
  EXPECT_EQ(joined("4 town town NOUN NN _ 6 nsubj\n5 soon soon ADV RB _ 6 advmod\n"
                   "6 fell fall VERB VBD _ 2 ccomp\n"),
            "conj<said")
      << "towns accuse nobody";
  EXPECT_EQ(joined("4 minister minister NOUN NN _ 6 nsubj\n5 soon soon ADV RB _ 6 advmod\n"
                   "6 left leave VERB VBD _ 2 ccomp\n"),
            "conj<left");
}

TEST(Attachments, GivesAParticipleOfSpeechToTheSpeaker) {
  const auto said = [](const char* participle) {
    return head_of(("1 He he PRON PRP _ 2 nsubj\n2 said say VERB VBD _ 0 ROOT\n"
                    "3 raids raid NOUN NNS _ 4 nsubj\n4 hit hit VERB VBD _ 2 ccomp\n"
                    "5 it it PRON PRP _ 4 dobj\n6 , , PUNCT , _ 4 punct\n" +
                    std::string(participle) + "8 Norvia Norvia PROPN NNP _ 7 dobj\n")
                       .c_str(),
                   participle[2] == 'a' ? "accusing" : "killing");
  };
  EXPECT_EQ(said("7 accusing accuse VERB VBG _ 4 advcl\n"), "advcl<said");
  EXPECT_EQ(said("7 killing kill VERB VBG _ 4 advcl\n"), "advcl<hit");
}

TEST(Attachments, MakesAPastTenseTheVerbOfItsSentence) {
  const char* const text =
      "1 Norvia Norvia PROPN NNP _ 0 ROOT\n2 , , PUNCT , _ 1 punct\n"
      "3 which which PRON WDT _ 4 nsubj\n4 mediates mediate VERB VBZ _ 1 relcl\n"
      "5 , , PUNCT , _ 1 punct\n6 called call VERB VBD _ 1 acl\n7 for for ADP IN _ 6 prep\n"
      "8 talks talk NOUN NNS _ 7 pobj\n";
  EXPECT_EQ(head_of(text, "called"), "ROOT<called");
  EXPECT_EQ(head_of(text, "Norvia"), "nsubj<called");
}

TEST(Attachments, ReadsWhatSomebodyIsAccusedOfAsADeed) {
  const char* const text =
      "1 He he PRON PRP _ 2 nsubj\n2 accused accuse VERB VBD _ 0 ROOT\n"
      "3 troops troop NOUN NNS _ 2 dobj\n4 of of ADP IN _ 3 prep\n"
      "5 looting loot VERB VBG _ 6 amod\n6 shops shop NOUN NNS _ 4 pobj\n"
      "7 nearby nearby ADV RB _ 5 pcomp\n";
  EXPECT_EQ(head_of(text, "looting"), "pcomp<of");
  EXPECT_EQ(head_of(text, "shops"), "dobj<looting");
}

TEST(Attachments, LeavesAgreeingVerbs) {
  EXPECT_EQ(head_of("1 They they PRON PRP _ 2 nsubj\n2 came come VERB VBD _ 0 ROOT\n"
                    "3 and and CCONJ CC _ 2 cc\n4 left leave VERB VBD _ 2 conj\n",
                    "left"),
            "conj<came");
}

}  // namespace
}  // namespace standoff
