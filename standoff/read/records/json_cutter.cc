#include "standoff/read/records/json_cutter.h"

#include <algorithm>

namespace standoff {
namespace {

constexpr std::size_t kMaxDepth = 4;

std::size_t behind_space(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kJsonSpace, at), text.size());
}

// The value that begins at `at`, which is moved behind it and the white space there.
std::string_view cut(std::string_view text, std::size_t& at) {
  JsonCutter cutter;
  const std::size_t begin = at;
  const std::size_t size = cutter.feed(text.substr(begin));
  at = behind_space(text, begin + size);
  return text.substr(begin, size);
}

}  // namespace

bool JsonCutter::ends_before(char c) const {
  if (depth_ > 0 || in_string_) return false;
  return c == ',' || c == ':' || c == ']' || c == '}' || kJsonSpace.find(c) != kJsonSpace.npos;
}

void JsonCutter::take_in_string(char c) {
  if (escaped_) {
    escaped_ = false;
  } else if (c == '\\') {
    escaped_ = true;
  } else if (c == '"') {
    in_string_ = false;
    done_ = depth_ == 0;
  }
}

void JsonCutter::take(char c) {
  if (in_string_) {
    take_in_string(c);
  } else if (c == '"') {
    in_string_ = true;
  } else if (c == '{' || c == '[') {
    ++depth_;
  } else if (c == '}' || c == ']') {
    done_ = --depth_ == 0;
  }
}

std::size_t JsonCutter::feed(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    done_ = done_ || ends_before(bytes[at]);
    if (done_) return at;
    take(bytes[at]);
  }
  return bytes.size();
}

std::optional<std::size_t> find_list(std::string_view front, const FieldNames& names) {
  const auto at_byte = [&](std::size_t at) { return at < front.size() ? front[at] : '\0'; };
  std::size_t at = behind_space(front, 0);
  if (at_byte(at) == '[') return at + 1;
  if (at_byte(at) != '{') return std::nullopt;
  std::size_t depth = 1;
  at = behind_space(front, at + 1);
  while (at_byte(at) == '"') {
    const std::string_view name = cut(front, at);
    if (at_byte(at) != ':') break;
    at = behind_space(front, at + 1);
    const bool is_list = name.size() > 2 && names.is_list(name.substr(1, name.size() - 2));
    if (is_list && at_byte(at) == '[') return at + 1;
    if (is_list && at_byte(at) == '{' && depth < kMaxDepth) {
      ++depth;
      at = behind_space(front, at + 1);
      continue;
    }
    cut(front, at);
    while (at_byte(at) == '}' && depth > 1) {
      --depth;
      at = behind_space(front, at + 1);
    }
    if (at_byte(at) == ',') at = behind_space(front, at + 1);
  }
  return std::nullopt;
}

}  // namespace standoff
