#include "standoff/document/document_builder.h"

#include <optional>
#include <utility>

namespace standoff {
namespace {

Error broken(const char* what, std::size_t index) {
  return {ErrorCode::kInternal, std::string(what) + " " + std::to_string(index), "document"};
}

std::optional<Error> check_tokens(const Document& document) {
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < document.token_count(); ++i) {
    const TokenRecord& token = document.records()[i];
    const Paragraph& paragraph = document.paragraphs()[document.paragraph_of(i)];
    if (token.span.begin < last || token.span.end <= token.span.begin ||
        !paragraph.span.contains(token.span)) {
      return broken("out of order or outside its paragraph: token", i);
    }
    if (token.head >= document.token_count() ||
        document.sentence_of(token.head) != document.sentence_of(i)) {
      return broken("head outside its sentence: token", i);
    }
    last = token.span.end;
  }
  return std::nullopt;
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::string text, std::shared_ptr<const LabelTable> labels) {
  document_.text_ = std::move(text);
  document_.labels_ = std::move(labels);
}

void DocumentBuilder::begin_paragraph(ByteSpan span) {
  document_.paragraphs_.push_back({span, {token_count(), token_count()}});
}

void DocumentBuilder::begin_sentence() {
  document_.sentences_.push_back({{token_count(), token_count()}});
}

std::uint32_t DocumentBuilder::add_token(TokenRecord record, std::string_view lemma) {
  const std::uint32_t index = token_count();
  const auto at = static_cast<std::uint32_t>(document_.lemmas_.size());
  document_.lemmas_ += lemma;
  record.lemma = {at, static_cast<std::uint32_t>(document_.lemmas_.size())};
  document_.tokens_.push_back(record);
  if (!document_.paragraphs_.empty()) document_.paragraphs_.back().tokens.end = index + 1;
  if (!document_.sentences_.empty()) document_.sentences_.back().tokens.end = index + 1;
  document_.sentence_of_.push_back(static_cast<std::uint32_t>(document_.sentences_.size()) - 1);
  document_.paragraph_of_.push_back(static_cast<std::uint32_t>(document_.paragraphs_.size()) - 1);
  return index;
}

void DocumentBuilder::add_entity(TokenRange tokens, Label label) {
  document_.entities_.push_back({tokens, label});
}

Result<Document> DocumentBuilder::finish() && {
  Document& d = document_;
  const std::uint32_t count = token_count();
  if (count > 0 && (d.paragraph_of_[0] != 0 || d.sentence_of_[0] != 0)) {
    return broken("before any paragraph or sentence: token", 0);
  }
  for (std::size_t i = 0; i < d.paragraphs_.size(); ++i) {
    const std::uint32_t floor = i == 0 ? 0 : d.paragraphs_[i - 1].span.end;
    const ByteSpan span = d.paragraphs_[i].span;
    if (span.begin < floor || span.end < span.begin || span.end > d.text_.size()) {
      return broken("out of order or outside the text: paragraph", i);
    }
  }
  if (auto error = check_tokens(d)) return *std::move(error);

  d.entity_of_.assign(count, Document::kNone);
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < d.entities_.size(); ++i) {
    const TokenRange range = d.entities_[i].tokens;
    if (range.begin < last || range.end <= range.begin || range.end > count) {
      return broken("out of order or outside the text: entity", i);
    }
    for (std::uint32_t t = range.begin; t < range.end; ++t) d.entity_of_[t] = i;
    last = range.end;
  }

  d.child_begin_.assign(count + 1, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (d.tokens_[i].head != i) ++d.child_begin_[d.tokens_[i].head + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i) d.child_begin_[i + 1] += d.child_begin_[i];
  d.children_.resize(d.child_begin_[count]);
  std::vector<std::uint32_t> next(d.child_begin_.begin(), d.child_begin_.end() - 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (d.tokens_[i].head != i) d.children_[next[d.tokens_[i].head]++] = i;
  }
  return std::move(document_);
}

Result<Document> DocumentBuilder::with_arcs(const Document& document, std::span<const Arc> arcs) {
  DocumentBuilder builder(std::string(document.text()), document.labels_);
  Document& d = builder.document_;
  d.lemmas_ = document.lemmas_;
  d.tokens_ = document.tokens_;
  d.sentences_ = document.sentences_;
  d.paragraphs_ = document.paragraphs_;
  d.entities_ = document.entities_;
  d.sentence_of_ = document.sentence_of_;
  d.paragraph_of_ = document.paragraph_of_;
  for (const Arc& arc : arcs) {
    const std::optional<Label> label = document.labels_->find(arc.dep);
    if (!label) return Error{ErrorCode::kInternal, "no label " + std::string(arc.dep), ""};
    if (arc.token >= d.tokens_.size()) return broken("outside the text: arc of token", arc.token);
    d.tokens_[arc.token].head = arc.head;
    d.tokens_[arc.token].dep = *label;
  }
  return std::move(builder).finish();
}

}  // namespace standoff
