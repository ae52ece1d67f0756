// Requests of HTTP under way at the same time, each one exchange: no redirects, no second try.
//
//   auto transfers = web_transfers({.user_agent = "standoff/0.1"});
//   transfers->start(1, {.address = "https://news.example/feed"});
//   for (Finished& finished : transfers->wait(1s)) use(finished.id, finished.answer);
//
// What decides when to ask whom is PoliteFetcher; tests give it transfers of their own.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/read/raw_article.h"
#include "standoff/read/records/http_response.h"

namespace standoff {

using Instant = std::chrono::steady_clock::time_point;
using Duration = std::chrono::steady_clock::duration;

struct HttpRequest {
  std::string address;
  std::string etag = {};                     // If-None-Match
  std::string last_modified = {};            // If-Modified-Since
  std::size_t most_bytes = kMaxRecordBytes;  // of the body, packed and unpacked
  bool cut = false;                          // a larger body is cut there, and no error
  bool public_only = false;                  // only a machine that everybody can reach is asked
};

struct HttpAnswer {
  int status = 0;
  HeaderFields fields;
  std::string body;          // not chunked, not compressed
  bool was_private = false;  // it came from a machine that not everybody can reach
};

struct Finished {
  std::uint64_t id = 0;
  Result<HttpAnswer> answer;
};

class Transfers {
 public:
  virtual ~Transfers() = default;

  [[nodiscard]] virtual Instant now() const = 0;

  // Never waits.
  virtual void start(std::uint64_t id, HttpRequest request) = 0;

  // What has finished; waits for it `at_most` so long, shorter where wake() is called.
  //
  // Errors of an answer: kUnavailable: nobody answered, too slowly, or no HTTP; kLimit: more than
  // most_bytes; kInvalidData: damaged compression; kInvalidArgument: not a public address.
  virtual std::vector<Finished> wait(Duration at_most) = 0;

  // Ends a wait(), of any thread.
  virtual void wake() = 0;
};

struct TransferOptions {
  std::string user_agent = "standoff";
  std::chrono::milliseconds timeout{60'000};  // for all of an answer
};

// Over the network, by libcurl: http and https only, with the proxies of the environment
// (https_proxy, no_proxy), without cookies or passwords. Connecting takes at most 10 s, header
// fields at most 64 KiB; what comes in at less than 64 bytes a second for a third of the time is
// given up. A proxy decides itself whom it reaches for: with one, public_only has no effect.
std::unique_ptr<Transfers> web_transfers(const TransferOptions& options);

}  // namespace standoff
