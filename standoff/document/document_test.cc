#include "standoff/document/document.h"

#include <gtest/gtest.h>

#include "standoff/document/document_builder.h"

namespace standoff {
namespace {

struct Fixture {
  std::shared_ptr<LabelTable> labels = std::make_shared<LabelTable>();
  DocumentBuilder builder{"He left.\nShe stayed.", labels};

  void add(ByteSpan span, std::uint32_t head, const char* dep) {
    builder.add_token({.span = span, .head = head, .dep = labels->intern(dep)}, "x");
  }
  void fill() {
    builder.begin_paragraph({0, 8});
    builder.begin_sentence();
    add({0, 2}, 1, "nsubj");
    add({3, 7}, 1, "ROOT");
    add({7, 8}, 1, "punct");
    builder.begin_paragraph({9, 20});
    builder.begin_sentence();
    add({9, 12}, 4, "nsubj");
    add({13, 19}, 4, "ROOT");
  }
};

TEST(Document, ViewsReadTheArrays) {
  Fixture f;
  f.fill();
  f.builder.add_entity({3, 4}, f.labels->intern("PERSON"));
  Result<Document> document = std::move(f.builder).finish();
  ASSERT_TRUE(document) << document.error().to_string();
  EXPECT_EQ(document->token(0).text(), "He");
  EXPECT_EQ(document->token(0).head().text(), "left");
  EXPECT_TRUE(document->token(1).is_root());
  ASSERT_EQ(document->children(1).size(), 2U);
  EXPECT_EQ(document->children(1)[1], 2U);
  EXPECT_EQ(document->sentence_of(3), 1U);
  EXPECT_EQ(document->entity_of(3), 0U);
  EXPECT_EQ(document->entity_of(4), Document::kNone);
  EXPECT_EQ(document->token_at(8), 3U);
  EXPECT_EQ(document->text(document->span_of({3, 5})), "She stayed");
}

TEST(DocumentBuilder, RefusesWhatDoesNotFit) {
  struct Case {
    const char* why;
    ByteSpan span;
    std::uint32_t head;
  };
  const Case kCases[] = {
      {"a token that goes back", {13, 15}, 4},        {"an empty token", {19, 19}, 4},
      {"a token outside its paragraph", {19, 21}, 4}, {"a head in another sentence", {19, 20}, 0},
      {"a head outside the document", {19, 20}, 99},
  };
  for (const Case& c : kCases) {
    Fixture f;
    f.fill();
    f.add(c.span, c.head, "dep");
    EXPECT_FALSE(std::move(f.builder).finish()) << c.why;
  }
}

TEST(DocumentBuilder, CopiesWithOtherArcs) {
  Fixture f;
  f.fill();
  const Result<Document> document = std::move(f.builder).finish();
  ASSERT_TRUE(document);
  const Arc kArcs[] = {{0, 0, "ROOT"}, {1, 0, "nsubj"}};
  const Result<Document> other = DocumentBuilder::with_arcs(*document, kArcs);
  ASSERT_TRUE(other) << other.error().to_string();
  EXPECT_EQ(other->token(1).head().text(), "He");
  EXPECT_EQ(other->token(1).dep(), "nsubj");
  EXPECT_EQ(other->children(0).size(), 1U);
  EXPECT_EQ(other->token(3).head().text(), "stayed") << "the others keep theirs";
  EXPECT_EQ(document->token(1).dep(), "ROOT") << "so does the document";
  const Arc kUnknown[] = {{0, 1, "no label"}};
  EXPECT_FALSE(DocumentBuilder::with_arcs(*document, kUnknown));
  const Arc kOutside[] = {{99, 1, "nsubj"}};
  EXPECT_FALSE(DocumentBuilder::with_arcs(*document, kOutside));
}

}  // namespace
}  // namespace standoff
