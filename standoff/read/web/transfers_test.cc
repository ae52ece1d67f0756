#include "standoff/read/web/transfers.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "standoff/read/testing/listener.h"

namespace standoff {
namespace {

using std::chrono::seconds;

Result<HttpAnswer> answer_of(HttpRequest request, std::chrono::milliseconds timeout) {
  ::setenv("no_proxy", "*", 1);
  const auto transfers = web_transfers({.user_agent = "desk/1", .timeout = timeout});
  transfers->start(7, std::move(request));
  for (;;) {
    std::vector<Finished> finished = transfers->wait(seconds(1));
    if (finished.empty()) continue;
    EXPECT_EQ(finished[0].id, 7U);
    return std::move(finished[0].answer);
  }
}

TEST(Transfers, TellNothingToAPrivateAddressThatAServerNamed) {
  Listener home;
  const std::string address = "http://localhost:" + std::to_string(home.port()) + "/admin";
  const Result<HttpAnswer> answer =
      answer_of({.address = address, .public_only = true}, seconds(10));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "leads to a private address");
  EXPECT_EQ(home.serve(""), "");
}

TEST(Transfers, SayWhoAsks) {
  Listener server;
  const Result<HttpAnswer> answer = answer_of(
      {.address = "http://" + server.host() + "/", .etag = "\"x\"", .last_modified = "today"},
      std::chrono::milliseconds(200));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(server.serve(""), "GET / HTTP/1.1\r\nHost: " + server.host() +
                                  "\r\nUser-Agent: desk/1\r\nAccept: */*\r\n"
                                  "Accept-Encoding: gzip, deflate, br, zstd\r\n"
                                  "If-None-Match: \"x\"\r\nIf-Modified-Since: today\r\n\r\n");
}

TEST(Transfers, GiveUpOtherProtocols) {
  const Result<HttpAnswer> answer = answer_of({.address = "file:///etc/passwd"}, seconds(10));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace standoff
