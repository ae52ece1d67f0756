// The bytes of a statement's content: without stray punctuation, with the marks that belong to it.
#pragma once

#include <vector>

#include "standoff/base/span.h"
#include "standoff/ground/quotations.h"
#include "standoff/ground/syntax.h"
#include "standoff/meaning/report.h"

namespace standoff {

class ContentSpans {
 public:
  // Both must outlive it.
  ContentSpans(const Syntax& syntax, const Quotations& quotations)
      : syntax_(syntax), document_(syntax.document()), quotations_(quotations) {}

  // Bytes of the content `range` of the cue at token `cue`. A quotation that ends it keeps its
  // closing mark; what is said inside a quotation ends with it. Empty where nothing is left.
  [[nodiscard]] ByteSpan of(TokenRange range, std::uint32_t cue) const;

  // The words of a quotation, without the comma that leads to its cue.
  [[nodiscard]] ByteSpan quoted(const Quotation& quotation) const;

  // kMixed where a content holds a quotation, else kIndirect.
  [[nodiscard]] StatementForm form(const std::vector<ByteSpan>& content) const;

 private:
  [[nodiscard]] ByteSpan with_closing_mark(ByteSpan span, std::uint32_t cue) const;
  [[nodiscard]] ByteSpan within_quotation(ByteSpan span, std::uint32_t cue) const;

  const Syntax& syntax_;
  const Document& document_;
  const Quotations& quotations_;
};

}  // namespace standoff
