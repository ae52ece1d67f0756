// A port of this machine that somebody listens on.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>

namespace standoff {

// What connects waits in its queue until it is taken.
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
  [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port_); }

  // Waits for the next to connect, takes what it says first and sends `answer`. Returns what it
  // said.
  std::string serve(const std::string& answer) {
    const int connection = ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
    std::array<char, 4096> bytes{};
    const ssize_t got = ::recv(connection, bytes.data(), bytes.size(), 0);
    if (got > 0) ::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
    ::close(connection);
    return {bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
  }

 private:
  int fd_;
  int port_ = 0;
};

}  // namespace standoff
