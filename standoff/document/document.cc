#include "standoff/document/document.h"

#include <algorithm>
#include <cassert>

namespace standoff {

LabelTable::LabelTable() : names_{std::string()} {}

Label LabelTable::intern(std::string_view name) {
  if (const std::optional<Label> found = find(name)) return *found;
  assert(names_.size() < 0xFFFF);
  names_.emplace_back(name);
  return static_cast<Label>(names_.size() - 1);
}

std::optional<Label> LabelTable::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<Label>(found - names_.begin());
}

ByteSpan Document::span_of(TokenRange range) const {
  assert(range.begin < range.end && range.end <= tokens_.size());
  return {tokens_[range.begin].span.begin, tokens_[range.end - 1].span.end};
}

std::uint32_t Document::token_at(std::uint32_t byte) const {
  const auto found =
      std::upper_bound(tokens_.begin(), tokens_.end(), byte,
                       [](std::uint32_t at, const TokenRecord& t) { return at < t.span.end; });
  return static_cast<std::uint32_t>(found - tokens_.begin());
}

TokenRange Document::tokens_in(ByteSpan span) const {
  const std::uint32_t begin = token_at(span.begin);
  const auto end =
      std::lower_bound(tokens_.begin() + begin, tokens_.end(), span.end,
                       [](const TokenRecord& t, std::uint32_t at) { return t.span.begin < at; });
  return {begin, static_cast<std::uint32_t>(end - tokens_.begin())};
}

}  // namespace standoff
