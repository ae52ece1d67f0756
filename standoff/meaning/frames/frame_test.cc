// Runs the sentences of frame_test.conllu: each named word's frame must hold what its comment says.
#include "standoff/meaning/frames/frame.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/document/testing/conllu.h"
#include "standoff/ground/actors.h"
#include "standoff/meaning/frames/reach.h"
#include "standoff/meaning/testing/cases.h"

namespace standoff {
namespace {

constexpr const char* kCases = "standoff/meaning/frames/frame_test.conllu";
constexpr std::array kMoods = {"", "ongoing", "planned", "possible", "conditional", "obliged"};

// What every frame of a document is made from.
struct Parsed {
  explicit Parsed(Document parsed)
      : document(std::move(parsed)),
        syntax(document),
        world(World::load(Knowledge())),
        light_verbs(LightVerbs::load(Knowledge())),
        countries(find_countries(syntax, *world)),
        frames(syntax, *world, *light_verbs, countries) {}

  Document document;
  Syntax syntax;
  Result<World> world;
  Result<LightVerbs> light_verbs;
  std::vector<std::string> countries;
  Frames frames;
};

std::unique_ptr<Parsed> parse(const std::string& conllu) {
  Result<Document> document = read_conllu(conllu);
  EXPECT_TRUE(document) << document.error().to_string();
  return document ? std::make_unique<Parsed>(std::move(*document)) : nullptr;
}

// The first token with this form; token_count() where there is none.
std::uint32_t find(const Document& document, std::string_view form) {
  std::uint32_t t = 0;
  while (t < document.token_count() && document.token(t).text() != form) ++t;
  return t;
}

// "rejected ; agent Israel ; patient plan ; passive"
std::string describe(const Document& document, const Frame& frame) {
  const auto word = [&](std::uint32_t token) { return std::string(document.token(token).text()); };
  std::string text = word(frame.predicate);
  const auto add = [&](const std::string& role, const std::vector<std::uint32_t>& tokens) {
    std::vector<std::string> words;
    for (std::uint32_t token : tokens) words.push_back(word(token));
    if (!tokens.empty()) text += " ; " + role + " " + joined_names(words);
  };
  const auto add_one = [&](const std::string& role, std::uint32_t token) {
    if (token != kNoToken) add(role, {token});
  };
  add("agent", frame.agents);
  add("patient", frame.patients);
  add("recipient", frame.recipients);
  add("said of", frame.subjects);
  for (const Oblique& oblique : frame.obliques) add(oblique.preposition, {oblique.object});
  add_one("content", frame.content);
  add_one("holder", frame.holder);
  add_one("carrier", frame.carrier);
  const std::string mood = kMoods[static_cast<std::size_t>(frame.mood)];
  if (!mood.empty()) text += " ; " + mood;
  if (frame.negated) text += " ; not";
  if (frame.passive) text += " ; passive";
  if (frame.infinitive) text += " ; infinitive";
  return text;
}

TEST(Frames, HoldWhatTheSentencesSay) {
  const std::vector<ParsedCase> cases = read_cases(kCases);
  ASSERT_GT(cases.size(), 60U) << kCases;
  for (const ParsedCase& c : cases) {
    const auto parsed = parse(c.conllu);
    ASSERT_TRUE(parsed) << c.why;
    for (const auto& [key, line] : c.lines) {
      const std::string form = line.substr(0, line.find(" ;"));
      const std::uint32_t token = find(parsed->document, form);
      ASSERT_LT(token, parsed->document.token_count()) << c.why << ": " << form;
      const std::string found =
          key == "clause" ? form + " ; " +
                                std::string(parsed->document.text(
                                    parsed->syntax.trimmed(clause_range(parsed->syntax, token))))
                          : describe(parsed->document, parsed->frames.of(token));
      EXPECT_EQ(found, line) << c.why << "\n" << parsed->document.text();
    }
  }
}

// Every walk is bounded, and every role is a token, whatever the tree.
void check_bounded(const std::string& why, const std::string& conllu) {
  const auto parsed = parse(conllu);
  ASSERT_TRUE(parsed) << why;
  const std::uint32_t count = parsed->document.token_count();
  const auto in_text = [&](std::uint32_t token) { return token < count; };
  for (std::uint32_t t = 0; t < count; ++t) {
    const Frame frame = parsed->frames.of(t);
    for (const auto* role : {&frame.agents, &frame.patients, &frame.recipients, &frame.subjects}) {
      EXPECT_TRUE(std::all_of(role->begin(), role->end(), in_text)) << why;
      EXPECT_LE(role->size(), 64U) << why;
    }
    for (std::uint32_t token : {frame.content, frame.holder, frame.carrier}) {
      EXPECT_TRUE(token == kNoToken || token < count) << why;
    }
    EXPECT_LT(clause_of(parsed->syntax, t), count) << why;
    EXPECT_LE(clause_range(parsed->syntax, t).end, count) << why;
  }
}

TEST(Frames, TreesOfEveryShapeAreBounded) {
  struct Case {
    const char* why;
    const char* conllu;
  };
  const Case kShapes[] = {
      {"two verbs that hold each other",
       "1 refuse refuse VERB VB _ 2 xcomp\n2 accept accept VERB VB _ 1 xcomp\n"},
      {"a circle of conjuncts",
       "1 strike strike VERB VB _ 3 conj\n2 hit hit VERB VB _ 1 conj\n3 kill kill VERB VB _ 2 "
       "conj\n"},
      {"two participles that are joined to each other",
       "1 seized seize VERB VBN _ 2 conj\n2 burned burn VERB VBN _ 1 conj\n"},
      {"a noun that owns its owner",
       "1 Israel Israel PROPN NNP _ 2 poss\n2 plan plan NOUN NN _ 1 poss\n"},
      {"a noun and the verb that carries it, around",
       "1 launch launch VERB VB _ 2 acl\n2 attack attack NOUN NN _ 1 dobj\n"},
      {"a preposition under its own object",
       "1 by by ADP IN _ 2 prep\n2 Israel Israel PROPN NNP _ 1 pobj\n"},
      {"no word has a head",
       "1 Israel Israel PROPN NNP _ 0 ROOT\n2 attack attack VERB VB _ 0 ROOT\n"},
      {"labels that belong to other words",
       "1 Israel Israel PROPN NNP _ 2 xcomp\n2 the the DET DT _ 1 relcl\n3 , , PUNCT , _ 2 dobj\n"},
  };
  for (const Case& c : kShapes) check_bounded(c.why, c.conllu);
}

TEST(Frames, LongChainsAreBounded) {
  struct Case {
    const char* why;
    const char* word;
    const char* dep;
  };
  const Case kChains[] = {
      {"each verb holds the next", "refuse refuse VERB VB", "xcomp"},
      {"each verb is joined to the one before", "strike strike VERB VB", "conj"},
      {"each participle is joined to the one before", "seized seize VERB VBN", "conj"},
      {"each noun is joined to the one before", "plan plan NOUN NN", "conj"},
      {"each noun belongs to the one before", "plan plan NOUN NN", "poss"},
  };
  for (const Case& c : kChains) {
    std::string conllu = std::string("1 ") + c.word + " _ 0 ROOT\n";
    for (int i = 2; i <= 2000; ++i) {
      conllu +=
          std::to_string(i) + " " + c.word + " _ " + std::to_string(i - 1) + " " + c.dep + "\n";
    }
    check_bounded(c.why, conllu);
  }
}

}  // namespace
}  // namespace standoff
