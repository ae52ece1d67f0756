#include "standoff/read/web/watch_state.h"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <optional>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::string_view kTitle = "standoff watch state ";

template <std::integral Number>
bool take(std::string_view text, Number& number, int base = 10) {
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number, base);
  return error == std::errc() && stopped == end;
}

bool take(std::string_view text, std::string& out) {
  out = text;
  return !text.empty();
}

// Sets what "NAME VALUE" says. False where it says nothing known.
bool set(FeedMemory& feed, std::string_view name, std::string_view value) {
  if (name == "seen") {
    constexpr std::size_t kDigits = 16;
    ItemKey key = 0;
    if (value.size() != kDigits || !take(value, key, 16)) return false;
    feed.seen.push_back(key);
    return true;
  }
  if (name == "read") return take(value, feed.read);
  if (name == "not-before") return take(value, feed.not_before);
  if (name == "failures") return take(value, feed.failures);
  if (name == "validated") return take(value, feed.validated);
  if (name == "etag") return take(value, feed.etag);
  if (name == "last-modified") return take(value, feed.last_modified);
  return false;
}

std::string hex(ItemKey key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(16, '0');
  for (auto at = out.rbegin(); key != 0; key >>= 4U) *at++ = kDigits[key & 15U];
  return out;
}

void append(std::string& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out.append(name).append(" ").append(value).append("\n");
}

void append(std::string& out, std::string_view name, std::int64_t value) {
  if (value != 0) append(out, name, std::to_string(value));
}

bool is_plain(std::string_view line) {
  return !find_invalid_utf8(line) &&
         std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

Error bad_line(std::size_t number, const std::string& what) {
  return {ErrorCode::kInvalidData, what, "line " + std::to_string(number)};
}

Result<void> check_title(std::string_view line) {
  int version = 0;
  if (line.substr(0, kTitle.size()) != kTitle || !take(line.substr(kTitle.size()), version)) {
    return bad_line(1, "not the state of a watch");
  }
  if (version == WatchState::kVersion) return {};
  return Error{ErrorCode::kIncompatible,
               "the state of a watch in version " + std::to_string(version) +
                   ", and this program reads version " + std::to_string(WatchState::kVersion),
               "line 1"};
}

}  // namespace

Result<WatchState> WatchState::parse(std::string_view text) {
  WatchState state;
  FeedMemory* feed = nullptr;
  // A file that was cut does not end in a whole line.
  if (text.empty() || text.back() != '\n') return bad_line(1, "not the state of a watch, or cut");
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (number == 1) {
      if (const Result<void> checked = check_title(line); !checked) return checked.error();
      continue;
    }
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view name = line.substr(0, space);
    const std::string_view value = line.substr(std::min(space + 1, line.size()));
    if (!is_plain(line)) return bad_line(number, "not plain text");
    if (name == "feed" && !value.empty()) {
      feed = &state.feed(std::string(value));
    } else if (feed == nullptr || !set(*feed, name, value)) {
      return bad_line(number, "nothing that a watch remembers");
    }
  }
  return state;
}

std::string WatchState::text() const {
  std::string out(kTitle);
  out += std::to_string(kVersion) + "\n";
  for (const auto& [address, feed] : feeds_) {
    append(out, "feed", address);
    append(out, "read", feed.read);
    append(out, "not-before", feed.not_before);
    append(out, "failures", std::int64_t{feed.failures});
    append(out, "validated", feed.validated);
    append(out, "etag", feed.etag);
    append(out, "last-modified", feed.last_modified);
    for (const ItemKey key : feed.seen) append(out, "seen", hex(key));
  }
  return out;
}

}  // namespace standoff
