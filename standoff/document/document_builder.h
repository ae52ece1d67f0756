// Builds a Document from left to right.
//
//   DocumentBuilder builder(std::move(text), labels);
//   builder.begin_paragraph({0, 9});
//   builder.begin_sentence();
//   std::uint32_t he = builder.add_token({.span = {0, 2}, .head = 1, ...}, "he");
//   ...
//   builder.add_entity({0, 1}, labels->intern("PERSON"));
//   Result<Document> document = std::move(builder).finish();
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "standoff/base/result.h"
#include "standoff/document/document.h"

namespace standoff {

// The head and label of a token; a root is its own head.
struct Arc {
  std::uint32_t token = 0;
  std::uint32_t head = 0;
  std::string_view dep;
};

class DocumentBuilder {
 public:
  DocumentBuilder(std::string text, std::shared_ptr<const LabelTable> labels);

  // Text of the document that is being built; stays valid until finish().
  [[nodiscard]] std::string_view text() const { return document_.text_; }
  [[nodiscard]] std::uint32_t token_count() const { return document_.token_count(); }

  // What follows belongs to this paragraph. Paragraphs come in order and do not overlap.
  void begin_paragraph(ByteSpan span);
  // What follows belongs to a new sentence of the paragraph that is open.
  void begin_sentence();
  // `record.lemma` is ignored: `lemma` is copied into the document's store. Heads may point
  // forward. Returns the token's index.
  std::uint32_t add_token(TokenRecord record, std::string_view lemma);
  // Entities come in order and do not overlap.
  void add_entity(TokenRange tokens, Label label);

  // A copy of `document` in which these arcs stand for those of their tokens; its labels have
  // their names. Errors: as finish(); kInternal for a label that is not known.
  static Result<Document> with_arcs(const Document& document, std::span<const Arc> arcs);

  // Errors: kInternal, naming the first token, sentence or entity that breaks the order, lies
  //         outside the text or its paragraph, or has its head in another sentence.
  Result<Document> finish() &&;

 private:
  Document document_;
};

}  // namespace standoff
