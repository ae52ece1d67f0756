// Fetches what it is asked for as a polite guest: by robots.txt, one request at a time for each
// server with a pause between, for as long as Retry-After asks, through few redirects.
//
//   PoliteFetcher fetcher(*transfers, {});
//   fetcher.ask(7, {.address = *parse_address("https://news.example/feed")});
//   for (FetchAnswer& answer : fetcher.step(1s)) use(answer.id, answer.page);
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/read/web/address.h"
#include "standoff/read/web/robots.h"
#include "standoff/read/web/transfers.h"

namespace standoff {

struct FetchRequest {
  WebAddress address;
  // What is known already: the fields of the answer that `validated`, an address, gave.
  std::string validated = {};
  std::string etag = {};
  std::string last_modified = {};
  std::size_t most_bytes = kMaxRecordBytes;
  bool public_only = false;  // for addresses that no user named
};

struct FetchedPage {
  WebAddress address;         // of the answer: where redirects led
  bool is_unchanged = false;  // 304: what is known already still holds; no body
  std::string body;
  HeaderFields fields;
  bool was_private = false;  // from a machine that not everybody can reach
};

struct FetchAnswer {
  std::uint64_t id = 0;
  // Errors: those of Transfers; kNotFound: status 404 or 410; kUnavailable: other statuses, too
  // many redirects, a server that wants to be left alone; kUnreadable: robots.txt forbids it.
  Result<FetchedPage> page;
  std::chrono::seconds wait_asked_for{0};  // by the server; 0 where it does not say
};

struct PoliteOptions {
  std::string product = "standoff";       // what robots.txt calls us
  std::chrono::milliseconds pause{1000};  // between two requests of one server
  std::size_t at_once = 8;                // requests, of as many servers
};

// One thread at a time. Memory: 256 servers' rules, at_once bodies, and what is asked for.
class PoliteFetcher {
 public:
  PoliteFetcher(Transfers& transfers, PoliteOptions options)
      : transfers_(transfers), options_(std::move(options)) {}

  void ask(std::uint64_t id, FetchRequest request);

  // Does what can be done now; waits for it `at_most` so long.
  std::vector<FetchAnswer> step(Duration at_most);

 private:
  enum class Robots : std::uint8_t { kUnknown, kAsked, kKnown };
  struct Server {
    Robots robots = Robots::kUnknown;
    RobotsRules rules;
    std::string unreachable;  // why there are no rules: nothing may be fetched then
    Instant known_until;
    Instant not_before;
    bool is_busy = false;
  };
  struct Job {
    std::uint64_t id = 0;
    FetchRequest request;        // its address is that of the next request
    std::string robots_of = {};  // the server whose robots.txt it fetches; empty for pages
    int redirects = 0;
    bool had_second_try = false;
  };
  enum class Turn : std::uint8_t { kWait, kGo, kDone };

  void start_what_can_be();
  Turn turn_of(Job& job);
  Turn turn_by_robots(Job& job, Server& server);
  void ask_robots(const WebAddress& page, Server& server);
  void start(Job job);
  [[nodiscard]] Duration until_next_turn() const;
  void take(Finished finished);
  void take_page(Job job, HttpAnswer answer, std::chrono::seconds wait);
  void take_robots(const Job& job, const Result<HttpAnswer>& answer);
  bool redirect(Job& job, const HttpAnswer& answer);
  void finish(const Job& job, Error error, std::chrono::seconds wait = {});
  void forget_servers();

  Transfers& transfers_;
  PoliteOptions options_;
  std::map<std::string, Server> servers_;
  std::deque<Job> waiting_;
  std::map<std::uint64_t, Job> running_;  // by the number of the transfer
  std::uint64_t next_transfer_ = 0;
  std::vector<FetchAnswer> answers_;
};

}  // namespace standoff
