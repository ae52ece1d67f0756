#include "standoff/ground/figures.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "standoff/document/testing/conllu.h"
#include "standoff/ground/times.h"

namespace standoff {
namespace {

// Parsed sentences, each with why it is there and the figures that are expected.
constexpr const char* kSentences = "standoff/ground/testing/figures.conllu";

std::string_view name_of(FigureKind kind) {
  constexpr std::string_view kNames[] = {
      "killed",    "injured",  "displaced", "missing", "detained", "captured", "released",
      "evacuated", "refugees", "troops",    "weapons", "money",    "votes",    "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view words_of(FigureRelation relation) {
  constexpr std::string_view kWords[] = {"",       "more than ", "at least ",   "nearly ",
                                         "about ", "up to ",     "fewer than ", ""};
  return kWords[static_cast<std::size_t>(relation)];
}

std::string number(double value) {
  std::ostringstream out;
  out.precision(17);
  if (value == static_cast<double>(static_cast<std::int64_t>(value))) {
    out << static_cast<std::int64_t>(value);
  } else {
    out.precision(4);
    out << value;
  }
  return out.str();
}

// "killed at least 12", "troops 5000 to 6000", "money 2000000 EUR", "other 300000 P1D".
std::string line_of(const Figure& figure) {
  std::string line = std::string(name_of(figure.kind)) + " ";
  line += words_of(figure.relation);
  line += figure.relation == FigureRelation::kRange
              ? number(*figure.low) + " to " + number(*figure.high)
              : number(*figure.best);
  if (figure.kind == FigureKind::kMoney && !figure.unit.empty()) line += " " + figure.unit;
  if (!figure.period.empty()) line += " " + figure.period;
  if (figure.addition) line += " more";
  return line;
}

std::string lines_of(const std::vector<Figure>& figures) {
  std::string lines;
  for (const Figure& figure : figures) lines += (lines.empty() ? "" : "; ") + line_of(figure);
  return lines;
}

struct Sentence {
  std::string why, text, figures, conllu;
};

// Takes "# key = value" apart; empty where the line is another.
std::string value_of(const std::string& line, std::string_view key) {
  const std::string start = "# " + std::string(key) + " =";
  if (line.rfind(start, 0) != 0) return {};
  return line.size() > start.size() ? line.substr(start.size() + 1) : "";
}

std::vector<Sentence> read_sentences() {
  std::ifstream file(kSentences);
  std::vector<Sentence> sentences;
  for (std::string line; std::getline(file, line);) {
    if (line == "# newpar") sentences.emplace_back();
    if (sentences.empty()) continue;
    Sentence& last = sentences.back();
    if (std::string why = value_of(line, "why"); !why.empty()) last.why = why;
    if (std::string text = value_of(line, "text"); !text.empty()) last.text = text;
    if (std::string figures = value_of(line, "figures"); !figures.empty()) last.figures = figures;
    if (line.rfind('#', 0) != 0) last.conllu += line + "\n";
  }
  return sentences;
}

class Figures : public ::testing::Test {
 protected:
  Figures() {
    Result<FigureRules> figures = FigureRules::load(Knowledge());
    Result<TimeRules> times = TimeRules::load(Knowledge());
    EXPECT_TRUE(figures) << figures.error().to_string();
    EXPECT_TRUE(times) << times.error().to_string();
    if (figures) rules_.push_back(*std::move(figures));
    if (times) time_rules_.push_back(*std::move(times));
  }

  std::vector<Figure> find(const Document& document) const {
    Result<std::vector<TimeExpression>> times =
        find_times(document, std::nullopt, time_rules_.front());
    EXPECT_TRUE(times);
    return find_figures(document, *times, rules_.front());
  }

  std::vector<FigureRules> rules_;
  std::vector<TimeRules> time_rules_;
};

TEST_F(Figures, OfSentences) {
  const std::vector<Sentence> sentences = read_sentences();
  ASSERT_GT(sentences.size(), 100U);
  for (const Sentence& sentence : sentences) {
    Result<Document> document = read_conllu(sentence.conllu);
    ASSERT_TRUE(document) << sentence.text << ": " << document.error().to_string();
    EXPECT_EQ(lines_of(find(*document)), sentence.figures) << sentence.why << ": " << sentence.text;
  }
}

TEST_F(Figures, PointAtTheirWords) {
  struct Case {
    const char* why;
    const char* conllu;
    const char* evidence;
    const char* of;
    const char* unit;
  };
  const Case kCases[] = {
      {"the relation and the noun with its modifiers",
       "1 At at ADV RB _ 2 advmod\n2 least least ADV RBS _ 3 advmod\n3 40 40 NUM CD _ 5 nummod\n"
       "4 Syrian Syrian ADJ JJ _ 5 amod\n5 refugees refugee NOUN NNS _ 6 nsubj\n"
       "6 arrived arrive VERB VBD _ 0 ROOT\n",
       "At least 40 Syrian refugees", "Syrian refugees", "people"},
      {"things keep their noun, with its compounds",
       "1 Two two NUM CD _ 3 nummod\n2 fighter fighter NOUN NN _ 3 compound\n"
       "3 jets jet NOUN NNS _ 4 nsubj\n4 fell fall VERB VBD _ 0 ROOT\n",
       "Two fighter jets", "fighter jets", "fighter jets"},
      {"the noun after a vague plural",
       "1 Dozens dozen NOUN NNS _ 4 nsubj\n2 of of ADP IN _ 1 prep\n3 men man NOUN NNS _ 2 pobj\n"
       "4 fled flee VERB VBD _ 0 ROOT\n",
       "Dozens of men", "men", "people"},
      {"a currency before the number",
       "1 It it PRON PRP _ 2 nsubj\n2 cost cost VERB VBD _ 0 ROOT\n3 $ $ SYM $ _ 5 quantmod\n"
       "4 2 2 NUM CD _ 5 compound\n5 million million NUM CD _ 2 dobj\n",
       "$ 2 million", "", "USD"},
  };
  for (const Case& c : kCases) {
    Result<Document> document = read_conllu(c.conllu);
    ASSERT_TRUE(document) << c.why;
    const std::vector<Figure> figures = find(*document);
    ASSERT_EQ(figures.size(), 1U) << c.why;
    const Figure& figure = figures.front();
    EXPECT_EQ(document->text(figure.evidence), c.evidence) << c.why;
    EXPECT_EQ(figure.of ? document->text(*figure.of) : "", c.of) << c.why;
    EXPECT_EQ(figure.unit, c.unit) << c.why;
    EXPECT_EQ(figure.rule.rfind("figures", 0), 0U) << c.why;
    EXPECT_EQ(figure.source, kNoRecord) << c.why;
  }
}

TEST_F(Figures, TakeTheDateOfTheirClause) {
  Result<Document> document = read_conllu(
      "1 On on ADP IN _ 5 prep\n2 Friday Friday PROPN NNP _ 1 pobj\n3 12 12 NUM CD _ 5 nsubjpass\n"
      "4 were be AUX VBD _ 5 auxpass\n5 killed kill VERB VBN _ 0 ROOT\n");
  ASSERT_TRUE(document);
  const std::vector<Figure> figures = find(*document);
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures.front().when, 0U);
}

// One sentence of 20,000 numbers under one verb: what is quadratic takes minutes.
TEST_F(Figures, LongSentencesTakeLinearTime) {
  constexpr int kNumbers = 20'000;
  for (const char* dep : {"dobj", "nsubj", "conj", "pobj", "dep"}) {
    std::string conllu = "1 saw see VERB VBD _ 0 ROOT\n";
    for (int i = 0; i < kNumbers; ++i) {
      conllu += std::to_string(i + 2) + " dozens dozen NOUN NNS _ 1 " + dep + "\n";
    }
    Result<Document> document = read_conllu(conllu);
    ASSERT_TRUE(document);
    EXPECT_LE(find(*document).size(), static_cast<std::size_t>(kNumbers)) << dep;
  }
}

TEST(FigureRules, SayWhereALineIsWrong) {
  struct Case {
    const char* why;
    const char* file;
    const char* text;
    const char* error;
  };
  const Case kCases[] = {
      {"an unknown kind", "figures.tsv", "slain\tobject\tany\tkill\n",
       "figures.tsv:1: column 1: expected a kind of figure, got \"slain\""},
      {"an unknown role", "figures.tsv", "# kinds\nkilled\tverb\tany\tkill\n",
       "figures.tsv:2: column 2: expected deed, object, subject, for, modifier, of, toll, noun, "
       "..., got \"verb\""},
      {"no words", "figures.tsv", "killed\tobject\tany\tkill||die\n",
       "figures.tsv:1: column 4: expected words, got \"kill||die\""},
      {"an unknown relation", "figures_relations.tsv", "most\tbefore\tmost of\n",
       "figures_relations.tsv:1: column 1: expected a relation, got \"most\""},
      {"a value that is no number", "figures_numbers.tsv", "number\televenty\televenty\n",
       "figures_numbers.tsv:1: column 2: expected a number from 0 to 1e15, got \"eleventy\""},
      {"an unknown unit", "figures_units.tsv", "speed\t-\tknots\n",
       "figures_units.tsv:1: column 1: expected money_before, money_after, share, time, ..., got "
       "\"speed\""},
  };
  for (const Case& c : kCases) {
    const std::filesystem::path folder =
        std::filesystem::path(::testing::TempDir()) / "standoff_figures_test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / c.file) << c.text;
    Result<Knowledge> knowledge = Knowledge::with_folder(folder.string());
    ASSERT_TRUE(knowledge) << c.why;
    Result<FigureRules> rules = FigureRules::load(*knowledge);
    ASSERT_FALSE(rules) << c.why;
    EXPECT_EQ(rules.error().to_string(), c.error) << c.why;
  }
}

}  // namespace
}  // namespace standoff
