#include "standoff/meaning/frames/senses.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "standoff/document/testing/conllu.h"
#include "standoff/meaning/testing/cases.h"

namespace standoff {
namespace {

constexpr const char* kNouns =
    "proposal\tplan|truce-plan\n"
    "place\tport\n"
    "war\twar\n";

Knowledge with_senses(const std::string& senses, const std::string& nouns = kNouns) {
  return Knowledge::with_files({{"senses.tsv", senses}, {"noun_classes.tsv", nouns}});
}

TEST(Senses, SaysWhereALineIsWrong) {
  struct Case {
    const char* why;
    const char* line;
    const char* error;  // "" where the line is sound
  };
  const Case kLines[] = {
      {"all columns",
       "a\treject/v\tagent:actor patient:proposal\tREJECT/?\t+to|patient\treject\tdrop", ""},
      {"the last columns may be left out", "a\treject/v\t-\tREJECT", ""},
      {"a judgement", "a\tillegal/a\t-\t-\t-\tcriticise subject by speaker\t-", ""},
      {"the stance of whoever does not", "a\trespond/v\t-\t-\t-\tnot no_response +to\t-", ""},
      {"too few columns", "a\treject/v\t-",
       "senses.tsv:2: expected 4 to 7 fields separated by tabs, got 3"},
      {"a word without its kind", "a\treject\t-\tREJECT",
       "senses.tsv:2: column 2: expected words such as turn.down/v, got \"reject\""},
      {"a kind without its word", "a\t/v\t-\tREJECT",
       "senses.tsv:2: column 2: expected words such as turn.down/v, got \"/v\""},
      {"an unknown kind of word", "a\treject/x\t-\tREJECT",
       "senses.tsv:2: column 2: expected words such as turn.down/v, got \"reject/x\""},
      {"a role without a class", "a\treject/v\tagent\tREJECT",
       "senses.tsv:2: column 3: expected ROLE:CLASS items, got \"agent\""},
      {"a role with an empty class", "a\treject/v\tagent:\tREJECT",
       "senses.tsv:2: column 3: expected ROLE:CLASS items, got \"agent:\""},
      {"an unknown role", "a\treject/v\tdoer:actor\tREJECT",
       "senses.tsv:2: column 3: expected ROLE:CLASS items, got \"doer:actor\""},
      {"a preposition without a name", "a\treject/v\t+:actor\tREJECT",
       "senses.tsv:2: column 3: expected ROLE:CLASS items, got \"+:actor\""},
      {"an unknown class", "a\treject/v\tpatient:propsal\tREJECT",
       "senses.tsv:2: column 3: expected a class of noun_classes.tsv instead of \"propsal\", got "
       "\"patient:propsal\""},
      {"an unknown type", "a\treject/v\t-\tREFUSE",
       "senses.tsv:2: column 4: expected a PLOVER type or TYPE/mode, got \"REFUSE\""},
      {"a type in small letters", "a\treject/v\t-\treject",
       "senses.tsv:2: column 4: expected a PLOVER type or TYPE/mode, got \"reject\""},
      {"a slash without a mode", "a\treject/v\t-\tREJECT/",
       "senses.tsv:2: column 4: expected a PLOVER type or TYPE/mode, got \"REJECT/\""},
      {"a recipient that is no role", "a\treject/v\t-\tREJECT\tto",
       "senses.tsv:2: column 5: expected roles, or =, got \"to\""},
      {"an unknown stance", "a\treject/v\t-\tREJECT\t-\trefuse",
       "senses.tsv:2: column 6: expected a stance and its target, got \"refuse\""},
      {"a stance on no role", "a\treject/v\t-\tREJECT\t-\treject plan",
       "senses.tsv:2: column 6: expected a stance and its target, got \"reject plan\""},
      {"half a judgement", "a\treject/v\t-\tREJECT\t-\treject subject by",
       "senses.tsv:2: column 6: expected a stance and its target, got \"reject subject by\""},
      {"not without a stance", "a\treject/v\t-\tREJECT\t-\tnot",
       "senses.tsv:2: column 6: expected a stance and its target, got \"not\""},
      {"an unknown hold", "a\treject/v\t-\tREJECT\t-\t-\tnever",
       "senses.tsv:2: column 7: expected what becomes of the content, got \"never\""},
  };
  for (const Case& c : kLines) {
    const auto senses = Senses::load(with_senses(std::string("# title\n") + c.line + "\n"));
    EXPECT_EQ(senses ? "" : senses.error().to_string(), c.error) << c.why;
    if (!senses) {
      EXPECT_EQ(senses.error().code, ErrorCode::kInvalidData) << c.why;
    }
  }
}

TEST(NounClasses, SaysWhereALineIsWrong) {
  const auto senses = Senses::load(with_senses("a\treject/v\t-\tREJECT\n", "proposal\n"));
  ASSERT_FALSE(senses);
  EXPECT_EQ(senses.error().to_string(),
            "noun_classes.tsv:1: expected 2 fields separated by tabs, got 1");
}

TEST(Names, GoBothWays) {
  for (int i = 0; i <= static_cast<int>(EventType::kAssault); ++i) {
    const auto type = static_cast<EventType>(i);
    EXPECT_EQ(parse_event_type(name_of(type)), type) << i;
  }
  EXPECT_FALSE(parse_event_type(""));
  EXPECT_FALSE(parse_stance("refuse"));
}

// Names act; "Markovic" is an official; whoever strikes commits an assault.
class Context : public RoleContext {
 public:
  explicit Context(const Document& document) : document_(document) {}
  [[nodiscard]] bool acts(std::uint32_t token) const override {
    return document_.token(token).pos() == "PROPN";
  }
  [[nodiscard]] bool is(std::uint32_t token, std::string_view actor_class) const override {
    return actor_class == "official" && document_.token(token).text() == "Markovic";
  }
  [[nodiscard]] std::optional<EventType> deed(std::uint32_t predicate) const override {
    return document_.token(predicate).lemma() == "strike" ? std::optional(EventType::kAssault)
                                                          : std::nullopt;
  }

 private:
  const Document& document_;
};

constexpr const char* kTurnedDown =
    "1 Kasovia Kasovia PROPN NNP _ 2 nsubj\n"
    "2 turned turn VERB VBD _ 0 ROOT\n"
    "3 the the DET DT _ 4 det\n"
    "4 plan plan NOUN NN _ 2 dobj\n"
    "5 down down ADP RP _ 2 prt\n";
constexpr const char* kCalledFor =
    "1 Kasovia Kasovia PROPN NNP _ 2 nsubj\n"
    "2 called call VERB VBD _ 0 ROOT\n"
    "3 for for ADP IN _ 2 prep\n"
    "4 plans plan NOUN NNS _ 3 pobj\n"
    "5 and and CCONJ CC _ 4 cc\n"
    "6 talks talk NOUN NNS _ 4 conj\n";
constexpr const char* kLaidSiege =
    "1 Kasovia Kasovia PROPN NNP _ 2 nsubj\n"
    "2 laid lay VERB VBD _ 0 ROOT\n"
    "3 siege siege NOUN NN _ 2 dobj\n"
    "4 to to ADP IN _ 3 prep\n"
    "5 Salgrad Salgrad PROPN NNP _ 4 pobj\n";
constexpr const char* kTookToStreets =
    "1 Crowds crowd NOUN NNS _ 2 nsubj\n"
    "2 took take VERB VBD _ 0 ROOT\n"
    "3 to to ADP IN _ 2 prep\n"
    "4 the the DET DT _ 5 det\n"
    "5 streets street NOUN NNS _ 3 pobj\n";
constexpr const char* kAirStrike =
    "1 The the DET DT _ 3 det\n"
    "2 air air NOUN NN _ 3 compound\n"
    "3 strikes strike NOUN NNS _ 4 nsubj\n"
    "4 began begin VERB VBD _ 0 ROOT\n";
constexpr const char* kAirHyphenStrike =
    "1 The the DET DT _ 4 det\n"
    "2 air air NOUN NN _ 4 compound\n"
    "3 - - PUNCT HYPH _ 4 punct\n"
    "4 strikes strike NOUN NNS _ 5 nsubj\n"
    "5 began begin VERB VBD _ 0 ROOT\n";
constexpr const char* kAirstrike =
    "1 The the DET DT _ 2 det\n"
    "2 airstrikes airstrike NOUN NNS _ 3 nsubj\n"
    "3 began begin VERB VBD _ 0 ROOT\n";
constexpr const char* kRefusedToStrike =
    "1 Markovic Markovic PROPN NNP _ 2 nsubj\n"
    "2 refused refuse VERB VBD _ 0 ROOT\n"
    "3 to to PART TO _ 4 aux\n"
    "4 strike strike VERB VB _ 2 xcomp\n"
    "5 ports port NOUN NNS _ 4 dobj\n";
constexpr const char* kSaidThat =
    "1 Markovic Markovic PROPN NNP _ 2 nsubj\n"
    "2 denied deny VERB VBD _ 0 ROOT\n"
    "3 that that SCONJ IN _ 5 mark\n"
    "4 Kasovia Kasovia PROPN NNP _ 5 nsubj\n"
    "5 struck strike VERB VBD _ 2 ccomp\n";
constexpr const char* kDeniedDoing =
    "1 Markovic Markovic PROPN NNP _ 2 nsubj\n"
    "2 denied deny VERB VBD _ 0 ROOT\n"
    "3 striking strike VERB VBG _ 2 xcomp\n";
constexpr const char* kWasRejected =
    "1 The the DET DT _ 2 det\n"
    "2 plan plan NOUN NN _ 4 nsubjpass\n"
    "3 was be AUX VBD _ 4 auxpass\n"
    "4 rejected reject VERB VBN _ 0 ROOT\n";
constexpr const char* kOpposedTo =
    "1 Kasovia Kasovia PROPN NNP _ 2 nsubj\n"
    "2 is be AUX VBZ _ 0 ROOT\n"
    "3 opposed oppose VERB VBN _ 2 acomp\n"
    "4 to to ADP IN _ 3 prep\n"
    "5 plans plan NOUN NNS _ 4 pobj\n";
constexpr const char* kTrucePlan =
    "1 Kasovia Kasovia PROPN NNP _ 2 nsubj\n"
    "2 rejected reject VERB VBD _ 0 ROOT\n"
    "3 the the DET DT _ 5 det\n"
    "4 truce truce NOUN NN _ 5 compound\n"
    "5 plan plan NOUN NN _ 2 dobj\n";

struct Matched {
  std::string name = "-";  // of the sense; "-" where no line fits
  std::string words;
  std::string patients;
};

Matched match(const char* conllu, std::uint32_t predicate, const std::string& lines) {
  const auto document = read_conllu(conllu);
  const auto senses = Senses::load(with_senses(lines));
  const auto world = World::load(Knowledge());
  const auto light_verbs = LightVerbs::load(Knowledge());
  EXPECT_TRUE(document && world && light_verbs);
  EXPECT_TRUE(senses) << lines << senses.error().to_string();
  if (!document || !senses || !world || !light_verbs) return {};
  const Syntax syntax(*document);
  const std::vector<std::string> countries(document->token_count());
  const Frames frames(syntax, *world, *light_verbs, countries);
  const auto found = senses->match(syntax, frames.of(predicate - 1), Context(*document));
  if (!found) return {};
  std::vector<std::string> patients;
  for (std::uint32_t token : found->patients) {
    patients.emplace_back(document->token(token).text());
  }
  return {found->sense->name, std::string(document->text(document->span_of(found->words))),
          joined_names(patients)};
}

TEST(Senses, FindsTheLineThatFitsBest) {
  struct Case {
    const char* why;
    const char* lines;
    const char* conllu;
    std::uint32_t predicate;  // as CoNLL-U counts, from 1
    Matched matched;
  };
  const Case kRows[] = {
      {"a word that no line has", "a\taccept/v\t-\t-\n", kTrucePlan, 2, {}},
      {"a noun is no verb", "a\treject/n\t-\t-\n", kTrucePlan, 2, {}},
      {"a particle, wherever it stands",
       "a\tturn.down/v\t-\t-\n",
       kTurnedDown,
       2,
       {"a", "turned the plan down", "plan"}},
      {"a particle that is not there", "a\tturn.away/v\t-\t-\n", kTurnedDown, 2, {}},
      {"a word of two parts wins over its verb",
       "a\tturn/v\t-\t-\nb\tturn.down/v\t-\t-\n",
       kTurnedDown,
       2,
       {"b", "turned the plan down", "plan"}},
      {"the object of the preposition is the patient",
       "a\tcall.for/v\tpatient:proposal\t-\n",
       kCalledFor,
       2,
       {"a", "called for", "plans + talks"}},
      {"an object and a preposition on it",
       "a\tlay.siege.to/v\tpatient:actor\t-\n",
       kLaidSiege,
       2,
       {"a", "laid siege to", "Salgrad"}},
      {"an object without its preposition",
       "a\tlay.siege/v\t-\t-\n",
       kLaidSiege,
       2,
       {"a", "laid siege", "-"}},
      {"what hangs on the object fills roles",
       "a\tlay.siege/v\t+to:actor\t-\n",
       kLaidSiege,
       2,
       {"a", "laid siege", "-"}},
      {"an object under a preposition",
       "a\ttake.to.streets/v\t-\t-\n",
       kTookToStreets,
       2,
       {"a", "took to the streets", "-"}},
      {"a compound of two words",
       "a\tstrike/n\t-\t-\nb\tair-strike/n\t-\t-\n",
       kAirStrike,
       3,
       {"b", "air strikes", "air"}},
      {"a compound with a hyphen",
       "a\tstrike/n\t-\t-\nb\tair-strike/n\t-\t-\n",
       kAirHyphenStrike,
       4,
       {"b", "air - strikes", "air"}},
      {"a compound as one word",
       "a\tair-strike/n\t-\t-\n",
       kAirstrike,
       2,
       {"a", "airstrikes", "-"}},
      {"another compound", "a\trail-strike/n\t-\t-\n", kAirStrike, 3, {}},
      {"an adjective by its form",
       "a\topposed.to/a\tpatient:proposal\t-\n",
       kOpposedTo,
       3,
       {"a", "opposed to", "plans"}},

      {"the line with most roles wins",
       "a\treject/v\t-\t-\nb\treject/v\tagent:actor patient:proposal\t-\n"
       "c\treject/v\tagent:actor\t-\n",
       kTrucePlan,
       2,
       {"b", "rejected", "plan"}},
      {"among equals the first",
       "a\treject/v\tpatient:proposal\t-\nb\treject/v\tagent:actor\t-\n",
       kTrucePlan,
       2,
       {"a", "rejected", "plan"}},
      {"roles that do not fit count for nothing",
       "a\treject/v\t-\t-\nb\treject/v\tpatient:place\t-\n",
       kTrucePlan,
       2,
       {"a", "rejected", "plan"}},
      {"any of several classes",
       "a\treject/v\tpatient:place|proposal\t-\n",
       kTrucePlan,
       2,
       {"a", "rejected", "plan"}},
      {"none of several classes", "a\treject/v\tpatient:!place|proposal\t-\n", kTrucePlan, 2, {}},
      {"another class",
       "a\treject/v\tpatient:!place\t-\n",
       kTrucePlan,
       2,
       {"a", "rejected", "plan"}},
      {"a role that must be empty", "a\treject/v\tpatient:none\t-\n", kTrucePlan, 2, {}},
      {"a role that is empty",
       "a\treject/v\t+to:none\t-\n",
       kTrucePlan,
       2,
       {"a", "rejected", "plan"}},
      {"a role that is filled with anything",
       "a\treject/v\tpatient:any\t-\n",
       kTrucePlan,
       2,
       {"a", "rejected", "plan"}},
      {"a role that is filled with nothing", "a\treject/v\t+to:any\t-\n", kTrucePlan, 2, {}},

      {"an actor may be left unsaid in the passive",
       "a\treject/v\tagent:actor\t-\n",
       kWasRejected,
       4,
       {"a", "rejected", "plan"}},
      {"a class of actors",
       "a\trefuse/v\tagent:official\t-\n",
       kRefusedToStrike,
       2,
       {"a", "refused", "-"}},
      {"an actor of another class", "a\treject/v\tagent:official\t-\n", kTrucePlan, 2, {}},

      {"a clause with \"to\"",
       "a\trefuse/v\tcontent:to\t-\n",
       kRefusedToStrike,
       2,
       {"a", "refused", "-"}},
      {"\"to\" is no \"ing\"", "a\trefuse/v\tcontent:ing\t-\n", kRefusedToStrike, 2, {}},
      {"a clause with \"ing\"",
       "a\tdeny/v\tcontent:ing\t-\n",
       kDeniedDoing,
       2,
       {"a", "denied", "-"}},
      {"a clause with \"that\"",
       "a\tdeny/v\tcontent:that\t-\n",
       kSaidThat,
       2,
       {"a", "denied", "-"}},
      {"a clause with a subject of its own",
       "a\tdeny/v\tcontent:own\t-\n",
       kSaidThat,
       2,
       {"a", "denied", "-"}},
      {"a clause without one", "a\trefuse/v\tcontent:own\t-\n", kRefusedToStrike, 2, {}},
      {"what the clause tells",
       "a\trefuse/v\tcontent:ASSAULT\t-\n",
       kRefusedToStrike,
       2,
       {"a", "refused", "-"}},
      {"what the clause does not tell", "a\trefuse/v\tcontent:AID\t-\n", kRefusedToStrike, 2, {}},
      {"an object is no clause", "a\treject/v\tcontent:any\t-\n", kTrucePlan, 2, {}},
  };
  for (const Case& c : kRows) {
    const Matched found = match(c.conllu, c.predicate, c.lines);
    EXPECT_EQ(found.name, c.matched.name) << c.why;
    EXPECT_EQ(found.words, c.matched.words) << c.why;
    EXPECT_EQ(found.patients, c.matched.patients) << c.why;
  }
}

TEST(Senses, KeepsWhatALineMakes) {
  const auto document = read_conllu(kTrucePlan);
  const auto senses = Senses::load(
      with_senses("# title\nturn-down\treject/v\tpatient:proposal\tREJECT/?\t+to|recipient\tnot "
                  "reject +of\tnegated\n"
                  "talks\tplan/n\t-\tCONSULT/visit\t=\t-\t-\n"));
  const auto world = World::load(Knowledge());
  const auto light_verbs = LightVerbs::load(Knowledge());
  ASSERT_TRUE(document && senses && world && light_verbs);
  const Syntax syntax(*document);
  const std::vector<std::string> countries(document->token_count());
  const Frames frames(syntax, *world, *light_verbs, countries);
  const Context context(*document);

  const auto verb = senses->match(syntax, frames.of(1), context);
  ASSERT_TRUE(verb);
  EXPECT_EQ(verb->sense->rule, "senses.tsv:2");
  EXPECT_EQ(senses->rule_of("turn-down"), "senses.tsv:2");
  EXPECT_EQ(senses->rule_of("turn-up"), "");
  EXPECT_EQ(verb->sense->event, EventType::kReject);
  EXPECT_TRUE(verb->sense->mode_by_content);
  EXPECT_EQ(verb->sense->mode, "");
  ASSERT_EQ(verb->sense->recipient.size(), 2U);
  EXPECT_EQ(verb->sense->recipient[0].preposition, "to");
  EXPECT_EQ(verb->sense->recipient[1].role, Role::kRecipient);
  EXPECT_EQ(verb->sense->stance, Stance::kReject);
  EXPECT_TRUE(verb->sense->if_negated);
  ASSERT_TRUE(verb->sense->target);
  EXPECT_EQ(verb->sense->target->preposition, "of");
  EXPECT_EQ(verb->sense->holds, Holds::kNegated);

  const auto noun = senses->match(syntax, frames.of(4), context);
  ASSERT_TRUE(noun);
  EXPECT_EQ(noun->sense->mode, "visit");
  EXPECT_TRUE(noun->sense->mutual);
  EXPECT_FALSE(noun->sense->stance);
}

TEST(NounClasses, FindsWordsAndCompounds) {
  const auto document = read_conllu(kTrucePlan);
  const auto classes = NounClasses::load(with_senses("", "proposal\ttruce-plan\nplace\tport\n"));
  ASSERT_TRUE(document && classes);
  EXPECT_TRUE(classes->has("proposal", *document, 4)) << "the words before it belong to it";
  EXPECT_FALSE(classes->has("proposal", *document, 3)) << "the first word alone is another";
  EXPECT_FALSE(classes->has("place", *document, 4));
  EXPECT_FALSE(classes->has("weapon", *document, 4)) << "no such class";
  EXPECT_TRUE(classes->knows("official")) << "a class of agents.tsv";
  EXPECT_FALSE(classes->knows("weapon"));
}

TEST(Senses, BuiltInKnowledgeIsSound) {
  const auto senses = Senses::load(Knowledge());
  ASSERT_TRUE(senses) << senses.error().to_string();
  EXPECT_NE(senses->rule_of("claim-responsibility"), "") << "disagreements.cc looks for it";
}

}  // namespace
}  // namespace standoff
