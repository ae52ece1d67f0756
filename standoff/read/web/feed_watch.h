// New items of feeds, as they come in.
//
//   Result<WatchStateFile> file = WatchStateFile::open("watch.state");
//   FeedWatch watch({.feeds = *read_feed_list(list)}, *file);
//   while (std::optional<RawItem> item = watch.next()) {
//     print(*item);
//     watch.printed();       // from now on it is remembered
//   }
//   Result<void> saved = watch.save();
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "standoff/read/fields.h"
#include "standoff/read/raw_article.h"
#include "standoff/read/web/fetch_thread.h"
#include "standoff/read/web/watch_state_file.h"

namespace standoff {

struct WatchOptions {
  std::vector<std::string> feeds;  // as parse_address() gives addresses
  bool once = false;         // each feed that may be asked is asked once; else again and again
  bool from_now = false;     // what a feed holds when it is met first is not given
  bool reads_pages = false;  // an item's text is that of the page it links to
  std::chrono::seconds every{15 * 60};  // between two requests for a feed, at least
  FetchOptions fetch = {};
  FieldNames names = FieldNames::built_in();
};

// An item is given once: in order within a feed, the oldest first. It is remembered when it has
// been printed: what is lost when the machine fails is given again. Feeds may be JSON Feeds too.
// Where a page cannot be fetched, the feed's own text is given, with a doubt.
//
// Errors of items: a feed that cannot be fetched (those of PoliteFetcher) or is none
//                  (kInvalidData); those of the formats, once; a page that cannot be fetched where
//                  the feed has no text.
// One thread may call next() while another calls printed() and save().
class FeedWatch : public RawArticleSource {
 public:
  // `file` must outlive it.
  FeedWatch(WatchOptions options, WatchStateFile& file);

  // Waits for the next item. None after stop(), after a failure, and at the end where asking once.
  std::optional<RawItem> next() override;

  // The oldest item that next() gave and that this was not called for is with the user now.
  void printed();

  // May be called from a handler of signals.
  void stop() { stops_ = true; }

  // Writes what is remembered. next() and printed() do so every few seconds.
  Result<void> save();

  // Why nothing is given any more: the state could not be written.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  // A feed of this run.
  struct Feed {
    WebAddress address;
    std::int64_t asked = 0;     // when, in seconds since 1970; 0: not yet
    bool is_asked = false;      // the answer is not here yet
    std::size_t unprinted = 0;  // items
    // Kept until all items are printed: before, the answer would not be given again.
    std::string validated, etag, last_modified;
  };
  struct NewItem {
    std::string feed;
    std::optional<ItemKey> key;
    RawItem item;
    bool was_private = false;
  };
  struct Asked {
    std::string feed;
    std::optional<NewItem> page_of;  // none: the feed itself
    std::string server;
  };
  struct Given {
    std::string feed;
    std::optional<ItemKey> key;
  };

  std::optional<RawItem> take_item();
  void ask();
  void ask_pages();
  void ask_feeds();
  [[nodiscard]] bool has_room_for(const std::string& server) const;
  [[nodiscard]] bool is_due(const Feed& feed, std::int64_t now);
  void ask_feed(Feed& feed);
  void take(FetchAnswer answer);
  void take_feed(const std::string& name, FetchAnswer answer);
  void take_items(Feed& feed, const FetchedPage& page);
  void take_page(NewItem item, Result<FetchedPage> page);
  void add_new(Feed& feed, NewItem item, bool skips);
  void add_failure(const std::string& feed, const Error& error);
  void remember(const std::string& feed, ItemKey key);
  void settle(Feed& feed);
  void save_now_and_then();

  WatchOptions options_;
  WatchStateFile& file_;
  std::atomic<bool> stops_ = false;
  std::mutex mutex_;  // guards all that follows but fetching_
  std::map<std::string, Feed> feeds_;
  std::unordered_set<ItemKey> known_;  // seen, or on their way to the user
  std::deque<NewItem> items_;          // ready
  std::deque<NewItem> pages_;          // whose pages are to be asked for
  std::deque<Given> given_;            // and not printed
  std::map<std::uint64_t, Asked> asked_;
  std::uint64_t next_id_ = 0;
  bool has_changed_ = false;
  std::chrono::steady_clock::time_point saved_;
  std::optional<Error> failure_;
  FetchThread fetching_;
};

}  // namespace standoff
