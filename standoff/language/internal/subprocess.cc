#include "standoff/language/internal/subprocess.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace standoff {
namespace {

constexpr std::size_t kKeptBytes = 64U << 10U;  // of the end of standard error

// What `fd` gives until its end, of which only the last bytes are kept.
std::string drain(int fd) {
  std::string tail;
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return tail;
    tail.append(buffer.data(), static_cast<std::size_t>(got));
    if (tail.size() > kKeptBytes) tail.erase(0, tail.size() - kKeptBytes);
  }
}

std::string last_line(std::string text) {
  text.erase(text.find_last_not_of(" \r\n") + 1);
  return text.substr(text.find_last_of('\n') + 1);
}

Error unavailable(const std::string& program, const std::string& what) {
  return Error{ErrorCode::kUnavailable, what, program};
}

}  // namespace

Result<void> run_program(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);

  std::array<int, 2> error_pipe{};
  if (::pipe2(error_pipe.data(), O_CLOEXEC) != 0) {
    return unavailable(arguments[0], std::strerror(errno));
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, error_pipe[1], STDERR_FILENO);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(error_pipe[1]);
  const std::string said = failed == 0 ? drain(error_pipe[0]) : "";
  ::close(error_pipe[0]);
  if (failed != 0) return unavailable(arguments[0], std::strerror(failed));

  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  const std::string line = last_line(said);
  return unavailable(arguments[0], line.empty() ? "failed" : line);
}

}  // namespace standoff
