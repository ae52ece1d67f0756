#include "standoff/language/pipeline.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "standoff/language/model_directory.h"

namespace standoff {
namespace {

// The expected annotation is spaCy's, mistakes included.
//
// One line per token: text, tag, part of speech, lemma, head's text, label, name. "|" starts a
// sentence, "=" a paragraph.
std::string lines_of(const Document& document) {
  std::string lines;
  for (std::uint32_t i = 0; i < document.token_count(); ++i) {
    const Token token = document.token(i);
    if (document.paragraphs()[document.paragraph_of(i)].tokens.begin == i) lines += "=";
    if (document.sentences()[document.sentence_of(i)].tokens.begin == i) lines += "|";
    const std::uint32_t entity = document.entity_of(i);
    const std::string_view name =
        entity == Document::kNone ? "-" : document.label(document.entities()[entity].label);
    for (const std::string_view field : {token.text(), token.tag(), token.pos(), token.lemma(),
                                         token.head().text(), token.dep(), name}) {
      lines += std::string(field) + " ";
    }
    lines.back() = '\n';
  }
  return lines;
}

Result<Pipeline> open(const char* variable) {
  const char* path = std::getenv(variable);
  if (path == nullptr) {
    return Error{ErrorCode::kNotFound, std::string(variable) + " names no pipeline directory", ""};
  }
  Result<ModelDirectory> model = ModelDirectory::read(path);
  if (!model) return std::move(model).error();
  Result<std::string> packed = pack_model(*model);
  if (!packed) return std::move(packed).error();
  Result<Pack> pack = Pack::adopt(*std::move(packed));
  if (!pack) return std::move(pack).error();
  return Pipeline::open(*std::move(pack));
}

// These run the model that STANDOFF_TEST_MODEL names: the directory of en_core_web_sm 3.8.0.
class PipelineTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (Result<Pipeline> opened = open("STANDOFF_TEST_MODEL"); opened) {
      pipeline_ = std::make_unique<Pipeline>(*std::move(opened));
    } else if (opened.error().code != ErrorCode::kNotFound) {
      FAIL() << opened.error().to_string();
    }
  }
  static void TearDownTestSuite() { pipeline_.reset(); }
  void SetUp() override {
    if (!pipeline_) GTEST_SKIP() << "STANDOFF_TEST_MODEL names no pipeline directory";
  }
  static std::unique_ptr<Pipeline> pipeline_;
};

std::unique_ptr<Pipeline> PipelineTest::pipeline_;

TEST_F(PipelineTest, AnnotatesParagraphs) {
  const Result<Document> document =
      pipeline_->parse("\n  Kim met Pak in Seoul.  \r\n\n\"We agreed,\" he said. They left.");
  ASSERT_TRUE(document) << document.error().to_string();
  EXPECT_EQ(lines_of(*document),
            "=|Kim NNP PROPN Kim met nsubj PERSON\n"
            "met VBD VERB meet met ROOT -\n"
            "Pak NNP PROPN Pak met dobj GPE\n"
            "in IN ADP in Pak prep -\n"
            "Seoul NNP PROPN Seoul in pobj GPE\n"
            ". . PUNCT . met punct -\n"
            "=|\" `` PUNCT \" said punct -\n"
            "We PRP PRON we agreed nsubj -\n"
            "agreed VBD VERB agree said ccomp -\n"
            ", , PUNCT , said punct -\n"
            "\" '' PUNCT \" said punct -\n"
            "he PRP PRON he said nsubj -\n"
            "said VBD VERB say said ROOT -\n"
            ". . PUNCT . said punct -\n"
            "|They PRP PRON they left nsubj -\n"
            "left VBD VERB leave left ROOT -\n"
            ". . PUNCT . left punct -\n");
  EXPECT_EQ(document->paragraphs()[0].span, (ByteSpan{3, 24}));
}

TEST_F(PipelineTest, FindsTheVerbOfAHeadline) {
  const std::string text = "Protesters storm parliament\nProtesters storm parliament";
  PipelineWorker worker(*pipeline_, Paragraphs::kNews);
  const Result<Document> document = worker.parse(text);
  ASSERT_TRUE(document) << document.error().to_string();
  EXPECT_TRUE(
      lines_of(*document).starts_with("=|Protesters NNS NOUN protester storm nsubj -\n"
                                      "storm VBP VERB storm storm ROOT -\n"
                                      "parliament NN NOUN parliament storm dobj -\n"))
      << lines_of(*document);
  EXPECT_EQ(document->token(4).tag(), "NN") << "only the first line is a headline";
}

TEST_F(PipelineTest, SaysWhyThereIsNoDocument) {
  struct Case {
    const char* why;
    std::string text;
    ErrorCode code;
    std::string error;
  };
  const Case kCases[] = {
      {"no text", "", ErrorCode::kInvalidText, "no text: nothing but white space"},
      {"white space", " \n\u00A0", ErrorCode::kInvalidText, "no text: nothing but white space"},
      {"not UTF-8", "abc\xFF", ErrorCode::kInvalidText, "byte 3: invalid UTF-8"},
      {"a paragraph without end", "a\n" + std::string(1'000'001, 'b'), ErrorCode::kLimit,
       "byte 2: a paragraph of 1000001 characters; the limit is 1,000,000"},
  };
  for (const Case& c : kCases) {
    const Result<Document> document = pipeline_->parse(c.text);
    ASSERT_FALSE(document) << c.why;
    EXPECT_EQ(document.error().code, c.code) << c.why;
    EXPECT_EQ(document.error().to_string().substr(0, c.error.size()), c.error) << c.why;
  }
}

TEST_F(PipelineTest, ReadsStrangeText) {
  struct Case {
    const char* why;
    std::string text;
  };
  std::string many = "a";
  for (int i = 0; i < 20'000; ++i) many += " b";
  const Case kCases[] = {
      {"one letter, as long as it may be", std::string(1'000'000, 'x')},
      {"NUL bytes", std::string("a\0b \0", 5)},
      {"marks only", "\u0301\u200D\uFE0F"},
      {"a sentence of 20,001 tokens", many},
      {"brackets that stay open", std::string(3'000, '(')},
  };
  for (const Case& c : kCases) {
    const Result<Document> document = pipeline_->parse(c.text);
    ASSERT_TRUE(document) << c.why << ": " << document.error().to_string();
    EXPECT_GT(document->token_count(), 0U) << c.why;
  }
}

TEST_F(PipelineTest, DoesNotDependOnTheBatch) {
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    texts.push_back("Troops of the " + n + "th brigade left the town on May " + n +
                    ".\nThe ministry said " + n + " people had died in clashes, more than before.");
    if (i % 7 == 0) texts.push_back(" ");
    if (i % 9 == 0) texts.back() += " It did not say why" + std::string(50, '!');
  }
  std::vector<std::string> alone;
  for (const std::string& text : texts) {
    const Result<Document> document = pipeline_->parse(text);
    alone.push_back(document ? lines_of(*document) : document.error().to_string());
  }
  for (const unsigned jobs : {1U, 2U, 5U}) {
    const std::vector<Result<Document>> documents = pipeline_->parse_batch(texts, jobs);
    ASSERT_EQ(documents.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      EXPECT_EQ(documents[i] ? lines_of(*documents[i]) : documents[i].error().to_string(), alone[i])
          << "text " << i << " of " << jobs << " jobs";
    }
  }
}

TEST_F(PipelineTest, GivesMargins) {
  PipelineWorker worker(*pipeline_);
  std::vector<TokenMargins> margins;
  const Result<Document> document = worker.parse("He left.\n\nShe stayed.", &margins);
  ASSERT_TRUE(document);
  ASSERT_EQ(margins.size(), document->token_count());
  for (const TokenMargins& token : margins) {
    EXPECT_GE(token.tag, 0.0F);
    EXPECT_GE(token.dep, 0.0F);
    EXPECT_GE(token.entity, 0.0F);
  }
}

TEST(PipelineOfMd, AddsStaticVectors) {
  const Result<Pipeline> pipeline = open("STANDOFF_TEST_MODEL_MD");
  if (!pipeline && pipeline.error().code == ErrorCode::kNotFound) {
    GTEST_SKIP() << pipeline.error().message;
  }
  ASSERT_TRUE(pipeline) << pipeline.error().to_string();
  const Result<Document> document = pipeline->parse("France sent 200 soldiers to Mali.");
  ASSERT_TRUE(document);
  EXPECT_EQ(lines_of(*document),
            "=|France NNP PROPN France sent nsubj GPE\n"
            "sent VBD VERB send sent ROOT -\n"
            "200 CD NUM 200 soldiers nummod CARDINAL\n"
            "soldiers NNS NOUN soldier sent dobj -\n"
            "to IN ADP to sent dative -\n"
            "Mali NNP PROPN Mali to pobj GPE\n"
            ". . PUNCT . sent punct -\n");
}

TEST(Pipeline, RefusesAPackThatIsNone) {
  PackWriter writer;
  writer.add_text("model/name", "x");
  const Result<Pipeline> pipeline = Pipeline::open(*Pack::adopt(std::move(writer).finish()));
  ASSERT_FALSE(pipeline);
  EXPECT_EQ(pipeline.error().where, "model/version");
}

}  // namespace
}  // namespace standoff
