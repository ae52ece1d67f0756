#include "standoff/read/web/polite_fetcher.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>
#include <utility>

#include "standoff/read/records/http_response.h"
#include "standoff/read/web/http_waits.h"

namespace standoff {
namespace {

using std::chrono::seconds;

constexpr int kMostRedirects = 10;
constexpr int kMostRobotsRedirects = 5;       // RFC 9309, section 2.3.1.2
constexpr seconds kRobotsHold{24 * 60 * 60};  // RFC 9309, section 2.4
constexpr seconds kUnreachableHolds{10 * 60};
constexpr seconds kLongestWait{60};  // for a server; beyond it the request is given up
constexpr std::size_t kMostServers = 256;

bool is_redirect(int status) {
  constexpr std::array<int, 5> kRedirects = {301, 302, 303, 307, 308};
  return std::ranges::find(kRedirects, status) != kRedirects.end();
}

Error status_error(int status) {
  const bool gone = status == 404 || status == 410;
  return {gone ? ErrorCode::kNotFound : ErrorCode::kUnavailable,
          "the server answered with status " + std::to_string(status), ""};
}

WebAddress robots_address(const WebAddress& page) {
  return {page.server + "/robots.txt", page.server, "/robots.txt"};
}

}  // namespace

void PoliteFetcher::ask(std::uint64_t id, FetchRequest request) {
  waiting_.push_back({id, std::move(request)});
}

std::vector<FetchAnswer> PoliteFetcher::step(Duration at_most) {
  start_what_can_be();
  if (!answers_.empty()) at_most = Duration::zero();
  for (Finished& finished : transfers_.wait(std::min(at_most, until_next_turn()))) {
    take(std::move(finished));
  }
  return std::exchange(answers_, {});
}

void PoliteFetcher::start_what_can_be() {
  std::deque<Job> waiting = std::exchange(waiting_, {});  // robots.txt may join meanwhile
  for (Job& job : waiting) {
    switch (turn_of(job)) {
      case Turn::kWait:
        waiting_.push_back(std::move(job));
        break;
      case Turn::kGo:
        start(std::move(job));
        break;
      case Turn::kDone:
        break;
    }
  }
  forget_servers();
}

PoliteFetcher::Turn PoliteFetcher::turn_of(Job& job) {
  if (running_.size() >= options_.at_once) return Turn::kWait;
  Server& server = servers_[job.request.address.server];
  const Instant now = transfers_.now();
  if (server.not_before - now > kLongestWait) {
    const auto wait = std::chrono::ceil<seconds>(server.not_before - now);
    const Error error{ErrorCode::kUnavailable,
                      "the server asks to be left alone for " + std::to_string(wait.count()) + " s",
                      ""};
    if (job.robots_of.empty()) {
      finish(job, error, wait);
    } else {
      take_robots(job, error);
    }
    return Turn::kDone;
  }
  if (job.robots_of.empty()) {
    const Turn turn = turn_by_robots(job, server);
    if (turn != Turn::kGo) return turn;
  }
  return server.is_busy || now < server.not_before ? Turn::kWait : Turn::kGo;
}

PoliteFetcher::Turn PoliteFetcher::turn_by_robots(Job& job, Server& server) {
  const bool is_known = server.robots == Robots::kKnown && transfers_.now() < server.known_until;
  if (!is_known) {
    if (server.robots != Robots::kAsked) ask_robots(job.request.address, server);
    return Turn::kWait;
  }
  if (!server.unreachable.empty()) {
    finish(job, {ErrorCode::kUnavailable, "its robots.txt: " + server.unreachable, ""});
  } else if (!server.rules.allows(job.request.address.path)) {
    finish(job, {ErrorCode::kUnreadable, "robots.txt of the server forbids it", ""});
  } else {
    return Turn::kGo;
  }
  return Turn::kDone;
}

void PoliteFetcher::ask_robots(const WebAddress& page, Server& server) {
  server.robots = Robots::kAsked;
  Job job;
  job.request.address = robots_address(page);
  job.request.most_bytes = RobotsRules::kMostBytes;
  job.robots_of = page.server;
  waiting_.push_back(std::move(job));
}

void PoliteFetcher::start(Job job) {
  const FetchRequest& wanted = job.request;
  servers_[wanted.address.server].is_busy = true;
  HttpRequest request{wanted.address.text};
  if (wanted.validated == wanted.address.text) {
    request.etag = wanted.etag;
    request.last_modified = wanted.last_modified;
  }
  request.most_bytes = wanted.most_bytes;
  request.cut = !job.robots_of.empty();
  request.public_only = wanted.public_only;
  transfers_.start(next_transfer_, std::move(request));
  running_.emplace(next_transfer_++, std::move(job));
}

Duration PoliteFetcher::until_next_turn() const {
  Duration least = Duration::max();
  if (running_.size() >= options_.at_once) return least;
  const Instant now = transfers_.now();
  for (const Job& job : waiting_) {
    const auto found = servers_.find(job.request.address.server);
    if (found == servers_.end()) return Duration::zero();
    const Server& server = found->second;
    const bool waits_for_answer =
        server.is_busy || (job.robots_of.empty() && server.robots == Robots::kAsked);
    if (!waits_for_answer) least = std::min(least, std::max(server.not_before - now, Duration{}));
  }
  return least;
}

void PoliteFetcher::take(Finished finished) {
  auto node = running_.extract(finished.id);
  if (node.empty()) return;
  Job job = std::move(node.mapped());
  Server& server = servers_[job.request.address.server];
  server.is_busy = false;
  const Duration pause = std::max(options_.pause, server.rules.crawl_delay());
  seconds wait{0};
  if (finished.answer) wait = wait_asked_for(finished.answer->fields, std::time(nullptr));
  server.not_before = transfers_.now() + std::max<Duration>(pause, wait);
  if (finished.answer && is_redirect(finished.answer->status) && redirect(job, *finished.answer)) {
    waiting_.push_back(std::move(job));
  } else if (!job.robots_of.empty()) {
    take_robots(job, finished.answer);
  } else if (finished.answer) {
    take_page(std::move(job), *std::move(finished.answer), wait);
  } else {
    finish(job, std::move(finished.answer).error());
  }
}

// Points the job at where it is led. False where it may go no further.
bool PoliteFetcher::redirect(Job& job, const HttpAnswer& answer) {
  const int most = job.robots_of.empty() ? kMostRedirects : kMostRobotsRedirects;
  if (++job.redirects > most) return false;
  Result<WebAddress> next =
      resolve_address(job.request.address, field_of(answer.fields, "location"));
  if (!next) return false;
  job.request.address = *std::move(next);
  job.request.public_only = job.request.public_only || !answer.was_private;
  return true;
}

void PoliteFetcher::take_page(Job job, HttpAnswer answer, seconds wait) {
  const int status = answer.status;
  const bool asks_to_wait = (status == 429 || status == 503) && wait > seconds(0);
  if (asks_to_wait && wait <= kLongestWait && !std::exchange(job.had_second_try, true)) {
    waiting_.push_back(std::move(job));
    return;
  }
  if (is_redirect(status)) {
    const std::string why = job.redirects > kMostRedirects
                                ? "more than " + std::to_string(kMostRedirects) + " redirects"
                                : "a redirect to what is not an address of http or https";
    return finish(job, {ErrorCode::kUnavailable, why, ""});
  }
  const bool was_conditional = job.request.validated == job.request.address.text;
  const bool is_unchanged = status == 304 && was_conditional;
  if (status != 200 && status != 203 && !is_unchanged) {
    return finish(job, status_error(status), asks_to_wait ? wait : seconds(0));
  }
  FetchedPage page{std::move(job.request.address), is_unchanged, std::move(answer.body),
                   std::move(answer.fields), answer.was_private};
  answers_.push_back({job.id, std::move(page)});
}

// RFC 9309, section 2.3.1: 4xx and endless redirects mean that there is none; 5xx and silence that
// it cannot be known, and nothing may be fetched.
void PoliteFetcher::take_robots(const Job& job, const Result<HttpAnswer>& answer) {
  Server& server = servers_[job.robots_of];
  server.robots = Robots::kKnown;
  server.rules = RobotsRules::allow_all();
  server.unreachable.clear();
  if (!answer) {
    server.unreachable = answer.error().message;
  } else if (answer->status >= 500) {
    server.unreachable = status_error(answer->status).message;
  } else if (answer->status == 200) {
    server.rules = RobotsRules::parse(answer->body, options_.product);
  }
  const seconds holds = server.unreachable.empty() ? kRobotsHold : kUnreachableHolds;
  server.known_until = transfers_.now() + holds;
}

void PoliteFetcher::finish(const Job& job, Error error, seconds wait) {
  answers_.push_back({job.id, std::move(error), wait});
}

// Those that nobody needs: no request is meant for them, and no pause is due.
void PoliteFetcher::forget_servers() {
  if (servers_.size() <= kMostServers) return;
  std::set<std::string> needed;
  const auto keep = [&needed](const Job& job) {
    needed.insert(job.request.address.server);
    needed.insert(job.robots_of);
  };
  std::ranges::for_each(waiting_, keep);
  for (const auto& [id, job] : running_) keep(job);
  const Instant now = transfers_.now();
  std::erase_if(servers_, [&](const auto& entry) {
    return entry.second.not_before <= now && needed.count(entry.first) == 0;
  });
}

}  // namespace standoff
