// One immutable text with the annotations that point into it.
//
//   for (const Sentence& sentence : document.sentences()) {
//     for (Token token : document.tokens(sentence.tokens)) {
//       if (token.dep() == "nsubj") use(token.text(), token.head().lemma());
//     }
//   }
//
// Tokens, sentences, paragraphs and entities are arrays of plain structs in one owner, the
// Document; Token is a view. Offsets are bytes of the text, half-open, and never renumbered.
// A Document is built by DocumentBuilder (document_builder.h) and never changes after that;
// reading it from several threads is safe.
#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/span.h"

namespace standoff {

// Index of a label's name in a LabelTable. 0 is the empty label.
using Label = std::uint16_t;

// The closed sets of names that a pipeline can give: tags, parts of speech, morphologies,
// dependency labels, entity types. Built once per pipeline, then shared by its documents.
class LabelTable {
 public:
  LabelTable();
  Label intern(std::string_view name);  // precondition: fewer than 65,535 names
  [[nodiscard]] std::string_view name(Label label) const { return names_[label]; }
  // None where no label has the name.
  [[nodiscard]] std::optional<Label> find(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
};

// Half-open range of token indices.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

struct TokenRecord {
  ByteSpan span = {};
  std::uint32_t head = 0;  // token index in the document; a root is its own head
  ByteSpan lemma = {};     // bytes of the document's lemma store
  Label tag = 0;           // fine-grained, Penn Treebank: "VBD"
  Label pos = 0;           // coarse, Universal POS: "VERB"
  Label morph = 0;         // Universal features: "Number=Sing|Person=3"
  Label dep = 0;           // the pipeline's own label: "nsubjpass"
  bool space_after = false;
  bool is_space = false;  // the token is white space
};

struct Sentence {
  TokenRange tokens;
};

struct Paragraph {
  ByteSpan span;
  TokenRange tokens;
};

// A name or other entity that the pipeline found: "GPE", "PERSON", "DATE".
struct Entity {
  TokenRange tokens;
  Label label = 0;
};

class Document;

// A view of one token. The document must outlive it.
class Token {
 public:
  Token(const Document* document, std::uint32_t index) : document_(document), index_(index) {}

  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const TokenRecord& record() const;
  [[nodiscard]] ByteSpan span() const { return record().span; }
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::string_view lemma() const;
  [[nodiscard]] std::string_view tag() const;
  [[nodiscard]] std::string_view pos() const;
  [[nodiscard]] std::string_view morph() const;
  [[nodiscard]] std::string_view dep() const;
  [[nodiscard]] Token head() const;
  [[nodiscard]] bool is_root() const { return record().head == index_; }
  // Dependents in order of the text.
  [[nodiscard]] std::span<const std::uint32_t> children() const;

 private:
  const Document* document_;
  std::uint32_t index_;
};

class Document {
 public:
  Document(Document&&) noexcept = default;
  Document& operator=(Document&&) noexcept = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document() = default;

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(ByteSpan span) const { return span.of(text_); }

  [[nodiscard]] std::span<const TokenRecord> records() const { return tokens_; }
  [[nodiscard]] std::uint32_t token_count() const {
    return static_cast<std::uint32_t>(tokens_.size());
  }
  [[nodiscard]] Token token(std::uint32_t index) const { return {this, index}; }

  [[nodiscard]] std::span<const Sentence> sentences() const { return sentences_; }
  [[nodiscard]] std::span<const Paragraph> paragraphs() const { return paragraphs_; }
  [[nodiscard]] std::span<const Entity> entities() const { return entities_; }

  // Index of the sentence / paragraph that holds `token`.
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t token) const {
    return paragraph_of_[token];
  }
  // Index of the entity that holds `token`, or kNone.
  [[nodiscard]] std::uint32_t entity_of(std::uint32_t token) const { return entity_of_[token]; }
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // Dependents of `token` in order of the text.
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t token) const {
    return std::span(children_).subspan(child_begin_[token],
                                        child_begin_[token + 1] - child_begin_[token]);
  }

  // First and last+1 byte of a token range; white space at its edges is not cut.
  [[nodiscard]] ByteSpan span_of(TokenRange range) const;

  // Index of the first token whose end lies after `byte`; token_count() where there is none.
  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const;
  // The tokens of which a part lies in `span`.
  [[nodiscard]] TokenRange tokens_in(ByteSpan span) const;

  [[nodiscard]] std::string_view label(Label label) const { return labels_->name(label); }
  [[nodiscard]] std::string_view lemma(ByteSpan span) const { return span.of(lemmas_); }

 private:
  friend class DocumentBuilder;
  Document() = default;

  std::string text_;
  std::string lemmas_;
  std::vector<TokenRecord> tokens_;
  std::vector<Sentence> sentences_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Entity> entities_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> paragraph_of_;
  std::vector<std::uint32_t> entity_of_;
  std::vector<std::uint32_t> children_;     // grouped by head
  std::vector<std::uint32_t> child_begin_;  // token_count() + 1 offsets into children_
  std::shared_ptr<const LabelTable> labels_;
};

inline const TokenRecord& Token::record() const {
  assert(index_ < document_->token_count());
  return document_->records()[index_];
}
inline std::string_view Token::text() const { return document_->text(record().span); }
inline std::string_view Token::lemma() const { return document_->lemma(record().lemma); }
inline std::string_view Token::tag() const { return document_->label(record().tag); }
inline std::string_view Token::pos() const { return document_->label(record().pos); }
inline std::string_view Token::morph() const { return document_->label(record().morph); }
inline std::string_view Token::dep() const { return document_->label(record().dep); }
inline Token Token::head() const { return {document_, record().head}; }
inline std::span<const std::uint32_t> Token::children() const {
  return document_->children(index_);
}

}  // namespace standoff
