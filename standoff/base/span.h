// A stretch of an article's UTF-8 text: bytes [begin, end).
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace standoff {

struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool contains(ByteSpan other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] bool overlaps(ByteSpan other) const {
    return begin < other.end && other.begin < end;
  }
  [[nodiscard]] std::string_view of(std::string_view text) const {
    assert(begin <= end && end <= text.size());
    return text.substr(begin, end - begin);
  }

  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace standoff
