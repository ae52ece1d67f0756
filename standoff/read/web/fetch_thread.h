// A polite fetcher with a thread of its own, so that answers keep coming in while others work on
// the last one.
//
//   FetchThread fetching({.user_agent = "standoff/0.1 (newsdesk)"});
//   fetching.ask(7, {.address = *parse_address("https://news.example/feed")});
//   if (std::optional<FetchAnswer> answer = fetching.next(1s)) use(*answer);
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "standoff/read/web/polite_fetcher.h"
#include "standoff/read/web/transfers.h"

namespace standoff {

struct FetchOptions {
  std::string user_agent = "standoff";        // its first word is the name for robots.txt
  std::chrono::milliseconds timeout{60'000};  // for all of an answer
  std::chrono::milliseconds pause{1000};      // between two requests of one server
};

// Memory: the answers that nobody has taken yet, as many as were asked for.
class FetchThread {
 public:
  explicit FetchThread(const FetchOptions& options);
  ~FetchThread();  // gives up what is under way
  FetchThread(const FetchThread&) = delete;
  FetchThread& operator=(const FetchThread&) = delete;

  // Any thread. Never waits.
  void ask(std::uint64_t id, FetchRequest request);

  // An answer, in the order in which they come in; none where there is none within `at_most`.
  std::optional<FetchAnswer> next(Duration at_most);

 private:
  void run();

  std::unique_ptr<Transfers> transfers_;
  PoliteFetcher fetcher_;  // of the thread
  std::mutex mutex_;
  std::condition_variable answered_;
  bool ends_ = false;
  std::vector<std::pair<std::uint64_t, FetchRequest>> asked_;
  std::deque<FetchAnswer> answers_;
  std::thread thread_;
};

}  // namespace standoff
