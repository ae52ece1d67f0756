#include "standoff/meaning/attributions/content_spans.h"

#include <algorithm>
#include <string_view>

namespace standoff {
ByteSpan ContentSpans::of(TokenRange range, std::uint32_t cue) const {
  return within_quotation(with_closing_mark(syntax_.trimmed(range), cue), cue);
}

ByteSpan ContentSpans::quoted(const Quotation& quotation) const {
  ByteSpan span = quotation.inside;
  const auto text = [&] { return document_.text(span); };
  while (!span.empty() && one_of(text().substr(text().size() - 1), {",", " ", ";", "\n"})) {
    --span.end;
  }
  while (!span.empty() && one_of(text().substr(0, 1), {" ", "\n"})) ++span.begin;
  return span;
}

ByteSpan ContentSpans::with_closing_mark(ByteSpan span, std::uint32_t cue) const {
  if (span.empty()) return span;
  const std::uint32_t last = document_.token_at(span.end - 1);
  if (last >= document_.token_count() || !quotations_.holds(last)) return span;
  if (quotations_.of(last) == quotations_.of(cue)) return span;
  const Quotation& quotation = quotations_.all()[quotations_.of(last)];
  const ByteSpan whole = document_.span_of(quotation.tokens);
  // A sentence may end inside the quotation: what begins one has all of it.
  if (quotation.closed && span.begin <= whole.begin) span.end = std::max(span.end, whole.end);
  return span;
}

ByteSpan ContentSpans::within_quotation(ByteSpan span, std::uint32_t cue) const {
  const std::uint32_t q = quotations_.of(cue);
  if (q == Document::kNone) return span;
  const ByteSpan inside = quotations_.all()[q].inside;
  span.begin = std::max(span.begin, inside.begin);
  span.end = std::min(span.end, inside.end);
  return span.begin < span.end ? span : ByteSpan{};
}

StatementForm ContentSpans::form(const std::vector<ByteSpan>& content) const {
  const auto all = quotations_.all();
  for (const ByteSpan& span : content) {
    const auto first = std::partition_point(
        all.begin(), all.end(), [&](const Quotation& q) { return q.inside.begin < span.begin; });
    if (first != all.end() && span.contains(first->inside)) return StatementForm::kMixed;
  }
  return StatementForm::kIndirect;
}

}  // namespace standoff
