#include "standoff/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace standoff {
namespace {

// Owns a file descriptor, unless it is one of the standard three.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Error read_error(int code) {
  if (code == ENOENT || code == ENOTDIR) return Error{ErrorCode::kNotFound, "no such file", ""};
  return Error{ErrorCode::kUnreadable, std::string("cannot be read: ") + std::strerror(code), ""};
}

Error write_error(int code, const std::string& path) {
  return Error{ErrorCode::kUnreadable, std::string("cannot be written: ") + std::strerror(code),
               path};
}

Error too_large(std::size_t limit) {
  const bool whole = limit % (1U << 20U) == 0;
  return Error{ErrorCode::kLimit,
               "larger than " + (whole ? std::to_string(limit >> 20U) + " MiB"
                                       : std::to_string(limit) + " bytes"),
               ""};
}

// Writes all of `bytes`; 0, or what errno said.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(fd) == 0 ? 0 : errno;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return read_error(errno);
  if (S_ISDIR(status.st_mode)) return Error{ErrorCode::kUnreadable, "is a directory", ""};
  if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > limit) {
    return too_large(limit);
  }
  std::string bytes;
  std::array<char, 64U << 10U> buffer{};
  while (bytes.size() <= limit) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return read_error(errno);
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return too_large(limit);
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.get() < 0) return write_error(errno, path);
  int failed = write_all(file.get(), bytes);
  if (failed == 0 && ::fchmod(file.get(), 0644) != 0) failed = errno;
  if (failed == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) failed = errno;
  if (failed == 0) return {};
  ::unlink(temporary.c_str());
  return write_error(failed, path);
}

}  // namespace standoff
