// Runs the sentences of statements_test.conllu: what each says must be what its comments say.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "standoff/document/testing/conllu.h"
#include "standoff/meaning/analyse.h"

namespace standoff {
namespace {

constexpr const char* kCases = "standoff/meaning/attributions/statements_test.conllu";

struct Case {
  std::string why;
  std::vector<std::string> says;
  std::string conllu;
};

std::vector<Case> read_cases() {
  std::ifstream file(kCases, std::ios::binary);
  std::vector<Case> cases;
  std::string line;
  const std::string why = "# why = ";
  const std::string says = "# says = ";
  while (std::getline(file, line)) {
    if (line.starts_with(why)) {
      cases.push_back({line.substr(why.size()), {}, {}});
    } else if (!cases.empty() && line.starts_with(says)) {
      cases.back().says.push_back(line.substr(says.size()));
    } else if (!cases.empty()) {
      cases.back().conllu += line + "\n";
    }
  }
  return cases;
}

// "speaker + speaker ; cue ; content / content ; form"
std::string describe(const Document& document, const Report& report, const Statement& statement) {
  std::string text;
  for (ActorId id : statement.speakers) {
    text += (text.empty() ? "" : " + ") + report.actors[id].name;
  }
  if (text.empty()) text = "-";
  text += " ; " + (statement.cue ? std::string(document.text(*statement.cue)) : "-") + " ; ";
  for (std::size_t i = 0; i < statement.content.size(); ++i) {
    text += (i > 0 ? " / " : "") + std::string(document.text(statement.content[i]));
  }
  const char* const forms[] = {"direct", "indirect", "mixed"};
  return text + " ; " + forms[static_cast<std::size_t>(statement.form)];
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(Statements, SaysWhatTheSentencesSay) {
  const Result<Analyser> analyser = Analyser::load(Knowledge());
  ASSERT_TRUE(analyser) << analyser.error().to_string();
  const std::vector<Case> cases = read_cases();
  ASSERT_GT(cases.size(), 60U) << kCases;
  for (const Case& c : cases) {
    const Result<Document> document = read_conllu(c.conllu);
    ASSERT_TRUE(document) << c.why << ": " << document.error().to_string();
    const Result<Report> report = analyser->analyse(*document, Article{});
    ASSERT_TRUE(report) << c.why;
    std::vector<std::string> found;
    for (const Statement& statement : report->statements) {
      found.push_back(describe(*document, *report, statement));
      if (statement.cue && statement.speaker_kind != SpeakerKind::kAuthor) {
        EXPECT_TRUE(statement.rule.starts_with("speech.tsv:")) << c.why;
      }
    }
    EXPECT_EQ(joined(found), joined(c.says)) << c.why << "\n" << document->text();
  }
}

// A depth that overflows the stack where each step is a call.
TEST(Statements, LongChainsAreBounded) {
  struct Chain {
    const char* why;
    const char* even;
    const char* odd;
    int to;  // the head, from here
  };
  const Chain kChains[] = {
      {"lies saying lies", "lies lie NOUN NNS _ % dobj\n", "saying say VERB VBG _ % acl\n", -1},
      {"an aide's aide", "aide aide NOUN NN _ % poss\n", "aide aide NOUN NN _ % poss\n", 1},
  };
  const Result<Analyser> analyser = Analyser::load(Knowledge());
  ASSERT_TRUE(analyser) << analyser.error().to_string();
  for (const Chain& chain : kChains) {
    const int last = 200001;
    std::string conllu;
    for (int i = 1; i <= last; ++i) {
      std::string line = i % 2 == 0 ? chain.even : chain.odd;
      const int head = i + chain.to;
      line.replace(line.find('%'), 1, std::to_string(head));
      conllu += std::to_string(i) + " " + line;
    }
    if (chain.to < 0)
      conllu = "1 lies lie NOUN NNS _ 0 ROOT\n" + conllu.substr(conllu.find('\n') + 1);
    if (chain.to > 0) conllu += std::to_string(last + 1) + " said say VERB VBD _ 0 ROOT\n";
    const Result<Document> document = read_conllu(conllu);
    ASSERT_TRUE(document) << document.error().to_string();
    const Result<Report> report = analyser->analyse(*document, Article{});
    ASSERT_TRUE(report) << chain.why;
    EXPECT_LE(report->statements.size(), document->token_count()) << chain.why;
  }
}

}  // namespace
}  // namespace standoff
