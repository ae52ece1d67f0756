#include "standoff/meaning/attributions/voices.h"

#include <algorithm>
#include <numeric>

namespace standoff {

Voices::Voices(const Document& document, const std::vector<Statement>& statements)
    : statements_(statements), at_(document.token_count(), kNoRecord) {
  const auto length = [&](StatementId id) {
    std::uint32_t bytes = 0;
    for (ByteSpan span : statements[id].content) bytes += span.size();
    return bytes;
  };
  std::vector<StatementId> order(statements.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](StatementId a, StatementId b) { return length(a) > length(b); });
  for (StatementId id : order) {
    for (ByteSpan span : statements[id].content) {
      const TokenRange range = document.tokens_in(span);
      for (std::uint32_t t = range.begin; t < range.end; ++t) {
        at_[t] = id;
      }
    }
  }
}

std::vector<ActorId> Voices::speakers(std::uint32_t token) const {
  const StatementId id = at_[token];
  return id == kNoRecord ? std::vector<ActorId>{} : statements_[id].speakers;
}

std::vector<ActorId> Voices::addressees(std::uint32_t token) const {
  const StatementId id = at_[token];
  const ActorId to = id == kNoRecord ? kNoRecord : statements_[id].addressee;
  return to == kNoRecord ? std::vector<ActorId>{} : std::vector<ActorId>{to};
}

}  // namespace standoff
