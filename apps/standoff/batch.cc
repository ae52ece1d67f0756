#include "apps/standoff/batch.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>
#include <thread>

#include "apps/standoff/exit_status.h"

namespace standoff {
namespace {

constexpr std::size_t kWaitingPerThread = 4;

// Hands out the articles' numbers, and takes what became of them back in any order.
class Queue {
 public:
  Queue(std::size_t count, std::size_t window) : count_(count), window_(window) {}

  // The next article to work on; `count` when there is none. Waits while too many are unprinted.
  std::size_t take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ >= count_ || next_ < printed_ + window_; });
    return next_ < count_ ? next_++ : count_;
  }

  void put(std::size_t index, Result<std::string> result) {
    const std::lock_guard lock(mutex_);
    results_.emplace(index, std::move(result));
    changed_.notify_all();
  }

  // What became of the next article in order. Precondition: fewer than `count` were taken so.
  Result<std::string> next_in_order() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return results_.count(printed_) != 0; });
    Result<std::string> result = std::move(results_.extract(printed_).mapped());
    ++printed_;
    changed_.notify_all();
    return result;
  }

 private:
  const std::size_t count_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t printed_ = 0;
  std::map<std::size_t, Result<std::string>> results_;
};

// Prints everything. Returns the errno of the first failure of standard output, or 0.
int print_all(Queue& queue, std::size_t count, bool& set_aside) {
  int failure = 0;
  const auto check = [&failure](bool done) {
    if (!done && failure == 0) failure = errno;
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Result<std::string> text = queue.next_in_order();
    if (!text) {
      set_aside = true;
      check(std::fflush(stdout) == 0);  // so that messages stand where they belong on a terminal
      complain(text.error());
    } else if (failure == 0) {
      check(std::fwrite(text->data(), 1, text->size(), stdout) == text->size());
    }
  }
  check(std::fflush(stdout) == 0);
  return failure;
}

}  // namespace

int run_batch(const std::vector<std::string>& paths, unsigned jobs,
              const std::function<ArticleTask()>& make_task) {
  const std::size_t threads = std::clamp<std::size_t>(jobs, 1, paths.size());
  Queue queue(paths.size(), threads * kWaitingPerThread);
  const auto work = [&] {
    const ArticleTask task = make_task();
    for (std::size_t i = queue.take(); i < paths.size(); i = queue.take()) {
      queue.put(i, task(paths[i]));
    }
  };
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(work);
  bool set_aside = false;
  const int failure = print_all(queue, paths.size(), set_aside);
  for (std::thread& worker : workers) worker.join();
  if (failure != 0) {
    complain({ErrorCode::kUnreadable, std::strerror(failure), "output cannot be written"});
    return kExitOutput;
  }
  return set_aside ? kExitSetAside : kExitOk;
}

}  // namespace standoff
