#include "standoff/meaning/attributions/setting.h"

#include <algorithm>

namespace standoff {
namespace {

constexpr int kMaxDayArcs = 6;  // words between a day and the cue that it hangs on

bool inside(const std::vector<ByteSpan>& spans, ByteSpan span) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](ByteSpan content) { return content.overlaps(span); });
}

bool hangs_on(const Document& document, std::uint32_t token, std::uint32_t verb) {
  for (int step = 0; step < kMaxDayArcs; ++step) {
    const std::uint32_t head = document.records()[token].head;
    if (head == verb) return true;
    if (head == token || document.token(head).pos() == "VERB") return false;
    token = head;
  }
  return false;
}

void add_day(const StatementInput& input, std::uint32_t cue, Statement& s) {
  const Document& document = input.syntax.document();
  const ByteSpan sentence =
      document.span_of(document.sentences()[document.sentence_of(cue)].tokens);
  const auto first =
      std::partition_point(input.times.begin(), input.times.end(),
                           [&](const TimeExpression& t) { return t.span.begin < sentence.begin; });
  for (auto at = first; at != input.times.end() && at->span.begin < sentence.end; ++at) {
    const std::uint32_t token = document.token_at(at->span.begin);
    if (token >= document.token_count() || inside(s.content, at->span)) continue;
    if (!hangs_on(document, token, cue)) continue;
    s.when = static_cast<TimeId>(at - input.times.begin());
    return;
  }
}

}  // namespace

void add_setting(const StatementInput& input, const Actors& actors, std::uint32_t cue,
                 Statement& statement) {
  add_day(input, cue, statement);
  const Syntax& syntax = input.syntax;
  const Document& document = syntax.document();
  for (std::uint32_t c : document.children(cue)) {
    const Token t = document.token(c);
    if (inside(statement.content, t.span())) continue;
    if (one_of(t.dep(), {"dobj", "dative"})) {
      statement.addressee = actors.at(c);
      statement.venue = document.span_of(syntax.noun_phrase(c));
      continue;
    }
    const bool place =
        one_of(lower_ascii(t.text()), {"in", "at", "on", "to", "during", "via", "before"});
    if (t.dep() != "prep" || !place || statement.venue) continue;
    const std::uint32_t object = syntax.child(c, {"pobj"});
    if (object == kNoToken || document.entity_of(object) != Document::kNone) continue;
    statement.venue = document.span_of(syntax.noun_phrase(object));
  }
}

}  // namespace standoff
