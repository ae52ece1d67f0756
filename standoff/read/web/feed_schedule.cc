#include "standoff/read/web/feed_schedule.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_set>

#include "standoff/base/sha256.h"
#include "standoff/read/web/address.h"

namespace standoff {
namespace {

constexpr std::int64_t kFirstPause = 300;  // seconds
constexpr std::int64_t kLongestPause = 86'400;

ItemKey key_of_text(const std::string& text) {
  const std::string digits = sha256_hex(text).substr(0, 16);
  ItemKey key = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), key, 16);
  return key;
}

}  // namespace

void note_answer(FeedMemory& feed, std::int64_t now, std::chrono::seconds fresh) {
  feed.read = now;
  feed.failures = 0;
  feed.not_before = now + fresh.count();
}

void note_failure(FeedMemory& feed, std::int64_t now, std::chrono::seconds wait) {
  constexpr unsigned kDoublings = 10;  // beyond the longest pause
  const std::int64_t pause = kFirstPause << std::min(feed.failures, kDoublings);
  feed.failures = std::min(feed.failures, 1'000'000U) + 1;
  feed.not_before = now + std::max<std::int64_t>(std::min(pause, kLongestPause), wait.count());
}

ItemKey key_of(const RawArticle& item, std::string_view feed) {
  const std::string& name = item.id.empty() ? item.url : item.id;
  if (looks_like_address(name)) return key_of_text(name);
  const std::string own = name.empty() ? item.title + "\n" + item.body : name;
  return key_of_text(std::string(feed) + "\n" + own);
}

ItemKey key_of(const Error& error, std::string_view feed) {
  return key_of_text(std::string(feed) + "\n\n" + error.to_string());
}

std::vector<ItemKey> forget_oldest(FeedMemory& feed, const std::vector<ItemKey>& present) {
  const std::unordered_set<ItemKey> now(present.begin(), present.end());
  std::stable_partition(feed.seen.begin(), feed.seen.end(),
                        [&now](ItemKey key) { return now.count(key) == 0; });
  const std::size_t extra = feed.seen.size() - std::min(feed.seen.size(), kMostSeen);
  const auto end = feed.seen.begin() + static_cast<std::ptrdiff_t>(extra);
  std::vector<ItemKey> forgotten(feed.seen.begin(), end);
  feed.seen.erase(feed.seen.begin(), end);
  return forgotten;
}

std::string in_words(std::chrono::seconds time) {
  constexpr std::int64_t kMinute = 60;
  constexpr std::int64_t kHour = 60 * kMinute;
  const std::int64_t seconds = time.count();
  if (seconds < kMinute) return std::to_string(seconds) + " s";
  if (seconds < 2 * kHour) return std::to_string((seconds + kMinute / 2) / kMinute) + " min";
  return std::to_string((seconds + kHour / 2) / kHour) + " h";
}

}  // namespace standoff
