#include "standoff/read/bytes/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

namespace standoff {
namespace {

constexpr std::size_t kBlock = 64U << 10;

Error read_error(int code) {
  if (code == ENOENT || code == ENOTDIR) return Error{ErrorCode::kNotFound, "no such file", ""};
  return Error{ErrorCode::kUnreadable, std::string("cannot be read: ") + std::strerror(code), ""};
}

// Owns its descriptor, unless that is standard input.
class FileSource : public ByteSource {
 public:
  explicit FileSource(int fd) : fd_(fd) {}
  ~FileSource() override {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  Result<std::size_t> read(std::span<char> buffer) override {
    for (;;) {
      const ssize_t got = ::read(fd_, buffer.data(), buffer.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return read_error(errno);
    }
  }

 private:
  int fd_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, count, buffer.data());
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path) {
  const int fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return read_error(errno);
  auto file = std::make_unique<FileSource>(fd);
  struct stat status {};
  if (::fstat(fd, &status) != 0) return read_error(errno);
  if (S_ISDIR(status.st_mode)) return Error{ErrorCode::kUnreadable, "is a directory", ""};
  return std::unique_ptr<ByteSource>(std::move(file));
}

std::unique_ptr<ByteSource> bytes_of(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

bool BufferedSource::fill() {
  if (ended_ || damage_) return false;
  // Not at every step: a reader may want much at hand, and move little.
  if (begin_ >= buffer_.size() / 2) buffer_.erase(0, std::exchange(begin_, 0));
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kBlock);
  const Result<std::size_t> got = source_->read({buffer_.data() + before, kBlock});
  buffer_.resize(before + (got ? *got : 0));
  if (!got) damage_ = got.error();
  ended_ = got && *got == 0;
  // A damaged piece that gave nothing has its place too.
  const std::uint64_t piece = source_->piece_offset();
  if (pieces_.empty() || pieces_.back().offset != piece)
    pieces_.push_back({offset_ + before - begin_, piece});
  return buffer_.size() > before;
}

std::string_view BufferedSource::peek(std::size_t count) {
  while (buffer_.size() - begin_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(begin_);
}

void BufferedSource::skip(std::size_t count) {
  assert(count <= buffer_.size() - begin_);
  begin_ += count;
  offset_ += count;
}

void BufferedSource::unread(std::string_view bytes) {
  assert(bytes.size() <= offset_);
  offset_ -= bytes.size();
  if (bytes.size() <= begin_) {
    begin_ -= bytes.size();  // what was skipped is still there
  } else {
    buffer_.replace(0, std::exchange(begin_, 0), bytes);
  }
}

std::uint64_t BufferedSource::piece_offset() {
  view();
  const auto behind =
      std::ranges::find_if(pieces_, [this](const Piece& piece) { return piece.begin > offset_; });
  if (behind == pieces_.begin()) return 0;
  pieces_.erase(pieces_.begin(), behind - 1);
  return pieces_.front().offset;
}

bool BufferedSource::recover() {
  offset_ += buffer_.size() - begin_;
  buffer_.clear();
  begin_ = 0;
  if (!damage_ || !source_->recover()) return false;
  damage_.reset();
  return true;
}

LineEnd read_line(BufferedSource& bytes, std::size_t limit, std::string& line) {
  line.clear();
  bool any = false;
  bool too_long = false;
  while (!bytes.view().empty()) {
    any = true;
    const std::string_view view = bytes.view();
    const std::size_t end = std::min(view.find('\n'), view.size());
    const std::size_t room = limit - std::min(limit, line.size());
    too_long = too_long || end > room;
    line.append(view.substr(0, std::min(end, room)));
    const bool ends = end < view.size();
    bytes.skip(ends ? end + 1 : end);
    if (ends) break;
  }
  if (!any) return LineEnd::kNone;
  if (too_long) return LineEnd::kTooLong;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return LineEnd::kLine;
}

}  // namespace standoff
