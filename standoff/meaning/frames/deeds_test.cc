// Runs the sentences of deeds_test.conllu: whether a deed came about must be what its comment says.
#include "standoff/meaning/frames/deeds.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/document/testing/conllu.h"
#include "standoff/ground/quotations.h"
#include "standoff/meaning/testing/cases.h"

namespace standoff {
namespace {

constexpr const char* kCases = "standoff/meaning/frames/deeds_test.conllu";
constexpr std::array kFactualities = {"happened",    "ongoing", "planned", "possible",
                                      "conditional", "negated", "denied"};

// Knowledge, loaded once.
struct Rules {
  Result<World> world = World::load(Knowledge());
  Result<LightVerbs> light_verbs = LightVerbs::load(Knowledge());
  Result<Senses> senses = Senses::load(Knowledge());
};

// The deeds of one document in the author's voice.
struct Told {
  Told(const Document& document, const Rules& rules)
      : syntax(document),
        quotations(document),
        actors({syntax, quotations, *rules.world, std::nullopt}),
        voices(document, statements),
        countries(find_countries(syntax, *rules.world)),
        frames(syntax, *rules.world, *rules.light_verbs, countries),
        parties(syntax, voices, *rules.world, actors),
        deeds(frames, *rules.senses, parties) {}

  Syntax syntax;
  Quotations quotations;
  Actors actors;
  std::vector<Statement> statements;
  Voices voices;
  std::vector<std::string> countries;
  Frames frames;
  Parties parties;
  Deeds deeds;
};

// "attack ; planned" of the first token with this form.
std::string describe(const Document& document, const Deeds& deeds, const std::string& form) {
  for (std::uint32_t t = 0; t < document.token_count(); ++t) {
    if (document.token(t).text() != form) continue;
    const Deed* deed = deeds.at(t);
    if (deed == nullptr) return form + " ; no deed";
    const auto factuality = deeds.factuality(deed->frame);
    return form + " ; " +
           (factuality ? kFactualities[static_cast<std::size_t>(*factuality)] : "drop");
  }
  return form + " ; not there";
}

TEST(Deeds, CameAboutAsTheSentencesSay) {
  const Rules rules;
  ASSERT_TRUE(rules.world && rules.light_verbs && rules.senses);
  const std::vector<ParsedCase> cases = read_cases(kCases);
  ASSERT_GT(cases.size(), 20U) << kCases;
  for (const ParsedCase& c : cases) {
    const Result<Document> document = read_conllu(c.conllu);
    ASSERT_TRUE(document) << c.why << ": " << document.error().to_string();
    const Told told(*document, rules);
    for (const std::string& line : c.expects("deed")) {
      const std::string form = line.substr(0, line.find(" ;"));
      EXPECT_EQ(describe(*document, told.deeds, form), line) << c.why << "\n" << document->text();
    }
  }
}

TEST(Deeds, HoldersInACircleAreBounded) {
  const Rules rules;
  const Result<Document> document = read_conllu(
      "1 refuse refuse VERB VB _ 2 xcomp\n"
      "2 agree agree VERB VB _ 3 xcomp\n"
      "3 plan plan VERB VB _ 1 xcomp\n");
  ASSERT_TRUE(document && rules.senses);
  const Told told(*document, rules);
  for (std::uint32_t t = 0; t < document->token_count(); ++t) {
    if (const Deed* deed = told.deeds.at(t)) (void)told.deeds.factuality(deed->frame);
  }
}

}  // namespace
}  // namespace standoff
