// What a watch of feeds remembers from one run to the next. docs/watch-state.md has its form.
//
//   Result<WatchState> state = WatchState::parse(bytes);
//   FeedMemory& feed = state->feed("https://news.example/feed");
//   Result<void> written = write_file(path, state->text());
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

// Stands for an item: the same one has the same key in any run.
using ItemKey = std::uint64_t;

struct FeedMemory {
  std::int64_t read = 0;        // when it was last read, in seconds since 1970; 0: never yet
  std::int64_t not_before = 0;  // when it may be asked again, the same
  unsigned failures = 0;        // in a row
  // Of the answer that was read last, for conditional requests; empty where there are none.
  std::string validated;  // the address that gave it
  std::string etag;
  std::string last_modified;
  std::vector<ItemKey> seen;  // items that were given, oldest first

  friend bool operator==(const FeedMemory&, const FeedMemory&) = default;
};

class WatchState {
 public:
  static constexpr int kVersion = 1;
  static constexpr std::size_t kMostBytes = 256U << 20;

  // Errors: kInvalidData: no such state, or damaged, with its line; kIncompatible: of a later
  //         version.
  static Result<WatchState> parse(std::string_view text);

  // Text that parse() gives back.
  [[nodiscard]] std::string text() const;

  // What is known of the feed at `address`; made where nothing is.
  FeedMemory& feed(const std::string& address) { return feeds_[address]; }
  [[nodiscard]] const std::map<std::string, FeedMemory>& feeds() const { return feeds_; }

 private:
  std::map<std::string, FeedMemory> feeds_;
};

}  // namespace standoff
