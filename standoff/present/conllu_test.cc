#include "standoff/present/conllu.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "standoff/document/document_builder.h"
#include "standoff/present/parse_json.h"

namespace standoff {
namespace {

struct Word {
  ByteSpan span;
  std::uint32_t head;
  const char* dep;
  bool starts_sentence = false;
  const char* entity = "";
};

// A document of one paragraph whose tokens are `words`; a blank one is white space.
Document make_document(const std::string& text, const std::vector<Word>& words) {
  auto labels = std::make_shared<LabelTable>();
  const Label noun = labels->intern("NOUN");
  for (const Word& word : words) {
    labels->intern(word.dep);
    labels->intern(word.entity);
  }
  DocumentBuilder builder(text, labels);
  builder.begin_paragraph({0, static_cast<std::uint32_t>(text.size())});
  for (const Word& word : words) {
    if (word.starts_sentence) builder.begin_sentence();
    TokenRecord record;
    record.span = word.span;
    record.head = word.head;
    record.pos = noun;
    record.dep = labels->intern(word.dep);
    record.space_after = word.span.end < text.size() && text[word.span.end] == ' ';
    record.is_space = word.span.of(text).find_first_not_of(" \n\t") == std::string_view::npos;
    builder.add_token(record, word.span.of(text));
  }
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (*words[i].entity != '\0') builder.add_entity({i, i + 1}, labels->intern(words[i].entity));
  }
  Result<Document> document = std::move(builder).finish();
  EXPECT_TRUE(document) << document.error().to_string();
  return *std::move(document);
}

TEST(DocumentConllu, KeepsColumnsValid) {
  struct Case {
    const char* why;
    std::string text;
    std::vector<Word> words;
    const char* conllu;  // after "# newdoc"
  };
  const Case kCases[] = {
      {"offsets are code points, a name is BIO",
       "\u00C9lan ran.",
       {{{0, 5}, 1, "nsubj", true, "PERSON"}, {{6, 9}, 1, "ROOT"}, {{9, 10}, 1, "punct"}},
       "# newpar\n# sent_id = 1\n# text = \u00C9lan ran.\n"
       "1\t\u00C9lan\t\u00C9lan\tNOUN\t_\t_\t2\tnsubj\t_\tTokenRange=0:4|NER=B-PERSON\n"
       "2\tran\tran\tNOUN\t_\t_\t0\tROOT\t_\tSpaceAfter=No|TokenRange=5:8\n"
       "3\t.\t.\tNOUN\t_\t_\t2\tpunct\t_\tSpaceAfter=No|TokenRange=8:9\n\n"},
      {"white space inside moves to the word before, and heads are numbered anew",
       "a  \tb\n",
       {{{0, 1}, 1, "dep", true}, {{2, 4}, 2, "dep"}, {{4, 5}, 2, "ROOT"}},
       "# newpar\n# sent_id = 1\n# text = a b\n"
       "1\ta\ta\tNOUN\t_\t_\t2\tdep\t_\tSpacesAfter=\\s\\s\\t|TokenRange=0:1\n"
       "2\tb\tb\tNOUN\t_\t_\t0\tROOT\t_\tSpacesAfter=\\n|TokenRange=4:5\n\n"},
      {"a root of white space hands its place to its first word",
       "\n a b",
       {{{0, 2}, 0, "ROOT", true}, {{2, 3}, 0, "dep"}, {{4, 5}, 0, "dep"}},
       "# newpar\n# sent_id = 1\n# text = a b\n"
       "1\ta\ta\tNOUN\t_\t_\t0\tdep\t_\tSpacesBefore=\\n\\s|TokenRange=2:3\n"
       "2\tb\tb\tNOUN\t_\t_\t1\tdep\t_\tSpaceAfter=No|TokenRange=4:5\n\n"},
      {"a sentence of white space is none",
       "a \n b",
       {{{0, 1}, 0, "ROOT", true}, {{2, 4}, 1, "ROOT", true}, {{4, 5}, 2, "ROOT", true}},
       "# newpar\n# sent_id = 1\n# text = a\n"
       "1\ta\ta\tNOUN\t_\t_\t0\tROOT\t_\tSpacesAfter=\\s\\n\\s|TokenRange=0:1\n\n"
       "# sent_id = 2\n# text = b\n"
       "1\tb\tb\tNOUN\t_\t_\t0\tROOT\t_\tSpaceAfter=No|TokenRange=4:5\n\n"},
  };
  for (const Case& c : kCases) {
    Article article;
    article.id = "a.txt";
    article.text = c.text;
    EXPECT_EQ(document_conllu(article, make_document(c.text, c.words)),
              std::string("# newdoc id = a.txt\n") + c.conllu)
        << c.why;
  }
}

TEST(DocumentJson, KeepsEveryToken) {
  Article article;
  article.id = "a.txt";
  article.text = "\u00C9  b";
  const Document document = make_document(
      article.text, {{{0, 2}, 2, "nsubj", true, "GPE"}, {{3, 4}, 0, "dep"}, {{4, 5}, 2, "ROOT"}});
  EXPECT_EQ(
      document_json(article, document, [](std::uint32_t i) { return i == 2 ? ",\"x\":1" : ""; }),
      R"({"id":"a.txt","text":"É  b","paragraphs":[{"begin":0,"end":4}],"tokens":[)"
      R"({"begin":0,"end":1,"space":true,"tag":"","pos":"NOUN","morph":"","lemma":"É","head":2,)"
      R"("dep":"nsubj","sent_start":true,"ent":"B-GPE"},)"
      R"({"begin":2,"end":3,"space":false,"tag":"","pos":"NOUN","morph":"","lemma":" ","head":0,)"
      R"("dep":"dep","sent_start":false,"ent":"O"},)"
      R"({"begin":3,"end":4,"space":false,"tag":"","pos":"NOUN","morph":"","lemma":"b","head":2,)"
      R"("dep":"ROOT","sent_start":false,"ent":"O","x":1}]})");
}

}  // namespace
}  // namespace standoff
