#include "standoff/read/web/watch_state_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include "standoff/base/file.h"

namespace standoff {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

Result<WatchStateFile> WatchStateFile::open(std::string path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  const std::string lock_path = path + ".lock";
  const int lock = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  WatchStateFile file(path, lock);  // closes it from here on
  if (lock < 0) {
    return Error{ErrorCode::kUnreadable, std::string("cannot be made: ") + std::strerror(errno),
                 lock_path};
  }
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    return Error{ErrorCode::kUnreadable, "another watch has it", std::move(path)};
  }
  const Result<std::string> text = read_file(path, WatchState::kMostBytes);
  if (!text && text.error().code == ErrorCode::kNotFound) return file;
  if (!text) return text.error().within(path);
  Result<WatchState> state = WatchState::parse(*text);
  if (!state) return std::move(state).error().within(path);
  file.state_ = *std::move(state);
  return file;
}

WatchStateFile::~WatchStateFile() {
  if (lock_ >= 0) ::close(lock_);
}

WatchStateFile::WatchStateFile(WatchStateFile&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      state_(std::move(other.state_)) {}

Result<void> WatchStateFile::save() const { return write_file(path_, state_.text()); }

std::string default_watch_state() {
  if (const std::string home = variable("STANDOFF_HOME"); !home.empty())
    return home + "/watch.state";
  if (const std::string folder = variable("XDG_STATE_HOME"); !folder.empty()) {
    return folder + "/standoff/watch.state";
  }
  const std::string home = variable("HOME");
  return home.empty() ? "" : home + "/.local/state/standoff/watch.state";
}

}  // namespace standoff
