#include "apps/standoff/batch.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "apps/standoff/exit_status.h"
#include "apps/standoff/tally.h"

namespace standoff {
namespace {

constexpr std::size_t kWaitingPerThread = 4;

struct Finished {
  Origin origin;
  Outcome outcome;
};

// Hands out articles with their numbers, and takes what became of them back in any order.
class Queue {
 public:
  Queue(RawArticleSource& source, std::size_t window) : source_(source), window_(window) {}

  struct Job {
    std::size_t index = 0;
    RawItem item;
  };

  // The next article to work on; none at the end. Waits while too many are unprinted.
  std::optional<Job> take() {
    const std::lock_guard reading(source_mutex_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return ended_ || next_ < printed_ + window_; });
      if (ended_) return std::nullopt;
    }
    std::optional<RawItem> item = source_.next();
    const std::lock_guard lock(mutex_);
    if (item) return Job{next_++, *std::move(item)};
    ended_ = true;
    changed_.notify_all();
    return std::nullopt;
  }

  void put(std::size_t index, Finished finished) {
    const std::lock_guard lock(mutex_);
    finished_.emplace(index, std::move(finished));
    changed_.notify_all();
  }

  // Gives out no more articles.
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  // What became of the next article in order; none behind the last.
  std::optional<Finished> next_in_order() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [&] { return finished_.count(printed_) != 0 || (ended_ && printed_ == next_); });
    auto node = finished_.extract(printed_);
    if (node.empty()) return std::nullopt;
    ++printed_;
    changed_.notify_all();
    return std::move(node.mapped());
  }

 private:
  RawArticleSource& source_;
  const std::size_t window_;
  std::mutex source_mutex_;  // taken before mutex_
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t printed_ = 0;
  bool ended_ = false;
  std::map<std::size_t, Finished> finished_;
};

// The articles' steps in order, on whatever threads.
class Turns {
 public:
  void run(std::size_t index, const std::function<void()>& step) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ == index; });
    step();
    pass(index);
  }

  // The article's turn is over, whether it was taken or not.
  void end(std::size_t index) {
    const std::lock_guard lock(mutex_);
    if (index >= next_) pass(index);
  }

 private:
  void pass(std::size_t index) {
    passed_.insert(index);
    while (passed_.erase(next_) != 0) ++next_;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::set<std::size_t> passed_;  // from next_ on
};

// Prints everything. Returns the errno of the first failure of standard output, or 0.
int print_all(Queue& queue, const BatchOptions& options, Tally& tally) {
  int failure = 0;
  const auto check = [&failure](bool done) {
    if (!done && failure == 0) failure = errno;
  };
  while (const std::optional<Finished> finished = queue.next_in_order()) {
    const Result<std::string>& text = finished->outcome.text;
    if (text && failure == 0) {
      check(std::fwrite(text->data(), 1, text->size(), stdout) == text->size());
    }
    // So that a reader has it at once, and messages stand where they belong on a terminal.
    if (failure == 0) check(std::fflush(stdout) == 0);
    tally.count(finished->origin, finished->outcome);
    if (failure == 0 && options.printed) options.printed();
    if (failure != 0) {
      queue.end();
      if (options.failed) options.failed();
    }
  }
  return failure;
}

int cannot_write(const std::string& what, int code) {
  complain({ErrorCode::kUnreadable, std::strerror(code), what + " cannot be written"});
  return kExitOutput;
}

}  // namespace

int run_batch(RawArticleSource& source, const BatchOptions& options,
              const std::function<ArticleTask()>& make_task) {
  Tally tally(options.sums_up);
  if (!options.rejected.empty() && !tally.keep_list(options.rejected)) {
    return cannot_write(options.rejected, errno);
  }
  const std::size_t threads = std::max(options.jobs, 1U);
  Queue queue(source, threads * kWaitingPerThread);
  Turns turns;
  const auto work = [&] {
    ArticleTask task;
    while (std::optional<Queue::Job> job = queue.take()) {
      if (!task) task = make_task();
      Result<RawArticle>& article = job->item.article;
      const InOrder in_order = [&](const auto& step) { turns.run(job->index, step); };
      Outcome outcome = article ? task(*std::move(article), job->item.origin, in_order)
                                : Outcome{std::move(article).error()};
      turns.end(job->index);
      queue.put(job->index, {std::move(job->item.origin), std::move(outcome)});
    }
  };
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(work);
  const int failure = print_all(queue, options, tally);
  for (std::thread& worker : workers) worker.join();
  tally.finish();
  if (failure != 0) return cannot_write("output", failure);
  if (const int code = tally.list_failure()) return cannot_write(options.rejected, code);
  return tally.set_aside() == 0 ? kExitOk : kExitSetAside;
}

}  // namespace standoff
