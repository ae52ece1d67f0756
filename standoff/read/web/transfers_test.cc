#include "standoff/read/web/transfers.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace standoff {
namespace {

using std::chrono::seconds;

// Listens on a port of this machine. What connects waits in its queue; nothing is answered.
class Listener {
 public:
  Listener() : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* general = reinterpret_cast<sockaddr*>(&address);
    const bool listens = ::bind(fd_, general, size) == 0 && ::listen(fd_, 8) == 0 &&
                         ::getsockname(fd_, general, &size) == 0;
    port_ = listens ? ntohs(address.sin_port) : 0;
  }
  ~Listener() { ::close(fd_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] int port() const { return port_; }

  // What the first to connect has sent so far.
  [[nodiscard]] std::string received() const {
    const int connection = ::accept4(fd_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    std::string bytes(4096, '\0');
    const ssize_t got = ::recv(connection, bytes.data(), bytes.size(), 0);
    ::close(connection);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

 private:
  int fd_;
  int port_ = 0;
};

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
  const Listener home;
  const std::string address = "http://localhost:" + std::to_string(home.port()) + "/admin";
  const Result<HttpAnswer> answer =
      answer_of({.address = address, .public_only = true}, seconds(10));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "leads to a private address");
  EXPECT_EQ(home.received(), "");
}

TEST(Transfers, SayWhoAsks) {
  const Listener server;
  const std::string host = "127.0.0.1:" + std::to_string(server.port());
  const Result<HttpAnswer> answer =
      answer_of({.address = "http://" + host + "/", .etag = "\"x\"", .last_modified = "today"},
                std::chrono::milliseconds(200));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(server.received(), "GET / HTTP/1.1\r\nHost: " + host +
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
