// What an answer of a feed changes in what is remembered of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "standoff/read/raw_article.h"
#include "standoff/read/web/watch_state.h"

namespace standoff {

// Most items of one answer that are looked at, and of one feed that are remembered. Those of the
// last answer are remembered always.
inline constexpr std::size_t kMostItems = 1000;
inline constexpr std::size_t kMostSeen = 2 * kMostItems;

// The feed answered at `now`, seconds since 1970, and says that its answer holds for `fresh`.
void note_answer(FeedMemory& feed, std::int64_t now, std::chrono::seconds fresh);

// It did not. It may be asked again after 5 minutes, and twice as long each time in a row, a day at
// most; later where it asks to `wait`.
void note_failure(FeedMemory& feed, std::int64_t now, std::chrono::seconds wait);

// Which item of the feed at `feed` this is: by what the feed calls it, else by its link, else by
// its words. What is called by an address is the same item in every feed.
ItemKey key_of(const RawArticle& item, std::string_view feed);
ItemKey key_of(const Error& error, std::string_view feed);

// Keys that were given and are not in `present` are those to forget first. Returns the forgotten.
std::vector<ItemKey> forget_oldest(FeedMemory& feed, const std::vector<ItemKey>& present);

// "10 min", "2 h"
std::string in_words(std::chrono::seconds time);

}  // namespace standoff
