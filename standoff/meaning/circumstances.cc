#include "standoff/meaning/circumstances.h"

namespace standoff {
namespace {

constexpr int kMaxTimeArcs = 8;  // words between a time and its verb

}  // namespace

Circumstances::Circumstances(const Syntax& syntax, const std::vector<TimeExpression>& times)
    : syntax_(syntax), times_(times), at_(syntax.document().token_count(), kNoRecord) {
  const Document& document = syntax.document();
  for (TimeId id = 0; id < times.size(); ++id) {
    if (times[id].type != TimeType::kDate && times[id].type != TimeType::kTime) continue;
    const std::uint32_t begin = document.token_at(times[id].span.begin);
    std::uint32_t end = begin;
    while (end < document.token_count() && document.token(end).span().begin < times[id].span.end) {
      ++end;
    }
    if (begin == end) continue;
    Token token = document.token(syntax.root_of({begin, end}));
    for (int step = 0; step < kMaxTimeArcs && !token.is_root(); ++step) {
      token = token.head();
      if (!is_verb(token) && token.pos() != "NOUN" && token.pos() != "PROPN") continue;
      if (at_[token.index()] == kNoRecord) at_[token.index()] = id;
      if (is_verb(token)) break;
    }
  }
}

bool Circumstances::same_time(TimeId a, TimeId b) const {
  if (a == kNoRecord || b == kNoRecord || a == b) return true;
  const std::string& first = times_[a].value;
  const std::string& second = times_[b].value;
  return first.starts_with(second) || second.starts_with(first);
}

TimeId Circumstances::when(const Frame& frame) const {
  if (at_[frame.predicate] != kNoRecord) return at_[frame.predicate];
  if (frame.carrier != kNoToken && at_[frame.carrier] != kNoRecord) return at_[frame.carrier];
  // "the plan was rejected and the talks ended on Monday" has one time for each.
  Token token = syntax_.token(frame.predicate);
  for (int step = 0; step < kMaxTimeArcs && !token.is_root(); ++step) {
    if (is_verb(token) && token.dep() != "conj" && token.dep() != "xcomp") break;
    token = token.head();
    if (at_[token.index()] != kNoRecord && is_verb(token)) return at_[token.index()];
    if (is_verb(token) && token.dep() != "xcomp") break;
  }
  return kNoRecord;
}

}  // namespace standoff
