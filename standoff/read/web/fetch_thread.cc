#include "standoff/read/web/fetch_thread.h"

namespace standoff {

FetchThread::FetchThread(const FetchOptions& options)
    : transfers_(web_transfers({options.user_agent, options.timeout})),
      fetcher_(*transfers_, {RobotsRules::product_of(options.user_agent), options.pause}),
      thread_([this] { run(); }) {}

FetchThread::~FetchThread() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  transfers_->wake();
  thread_.join();
}

void FetchThread::ask(std::uint64_t id, FetchRequest request) {
  {
    const std::lock_guard lock(mutex_);
    asked_.emplace_back(id, std::move(request));
  }
  transfers_->wake();
}

std::optional<FetchAnswer> FetchThread::next(Duration at_most) {
  std::unique_lock lock(mutex_);
  if (!answered_.wait_for(lock, at_most, [this] { return !answers_.empty(); })) return {};
  FetchAnswer answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

void FetchThread::run() {
  for (;;) {
    std::vector<std::pair<std::uint64_t, FetchRequest>> asked;
    {
      const std::lock_guard lock(mutex_);
      if (ends_) return;
      asked.swap(asked_);
    }
    for (auto& [id, request] : asked) fetcher_.ask(id, std::move(request));
    std::vector<FetchAnswer> answers = fetcher_.step(std::chrono::seconds(1));
    if (answers.empty()) continue;
    const std::lock_guard lock(mutex_);
    for (FetchAnswer& answer : answers) answers_.push_back(std::move(answer));
    answered_.notify_all();
  }
}

}  // namespace standoff
