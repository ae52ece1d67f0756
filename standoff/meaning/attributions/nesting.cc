#include "standoff/meaning/attributions/nesting.h"

#include <algorithm>
#include <iterator>

namespace standoff {
namespace {

constexpr std::ptrdiff_t kStatementsApart = 24;  // statements between one and what it holds

// "said in a statement posted online that they left": one thing said once, by whoever is named.
bool is_echo(const std::vector<Statement>& all, const Statement& s) {
  if (!s.speakers.empty()) return false;
  const std::ptrdiff_t at = &s - all.data();
  const auto first = all.begin() + std::max<std::ptrdiff_t>(0, at - kStatementsApart);
  const auto last = all.begin() + std::min(std::ssize(all), at + kStatementsApart);
  return std::any_of(first, last, [&](const Statement& other) {
    return !other.speakers.empty() && other.content == s.content;
  });
}

}  // namespace

bool is_nested(const std::vector<Statement>& all, const Statement& s, bool own) {
  if (!s.cue || (own && s.speakers.empty())) return false;
  const std::ptrdiff_t at = &s - all.data();
  const auto first = all.begin() + std::max<std::ptrdiff_t>(0, at - kStatementsApart);
  const auto last = all.begin() + std::min(std::ssize(all), at + kStatementsApart);
  return std::any_of(first, last, [&](const Statement& other) {
    if (other.cue == s.cue || (own && other.speakers != s.speakers)) return false;
    return std::any_of(other.content.begin(), other.content.end(),
                       [&](ByteSpan span) { return span.contains(*s.cue); });
  });
}

std::vector<Statement> told_once(const std::vector<Statement>& all) {
  std::vector<Statement> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept),
               [&](const Statement& s) { return !is_nested(all, s, true) && !is_echo(all, s); });
  return kept;
}

}  // namespace standoff
