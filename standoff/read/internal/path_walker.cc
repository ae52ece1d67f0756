#include "standoff/read/internal/path_walker.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace standoff {
namespace {

namespace fs = std::filesystem;

// The files that a pattern matches, sorted; none where `path` is none, or matches nothing.
std::vector<std::string> matches_of(const std::string& path) {
  std::vector<std::string> out;
  std::error_code error;
  if (path.find_first_of("*?[") == std::string::npos || fs::exists(path, error)) return out;
  glob_t found{};
  if (::glob(path.c_str(), 0, nullptr, &found) == 0) {
    out.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  return out;
}

}  // namespace

PathWalker::PathWalker(std::vector<std::string> paths) : waiting_(std::move(paths)) {
  std::ranges::reverse(waiting_);
}

std::optional<PathWalker::Step> PathWalker::next() {
  while (!waiting_.empty()) {
    const std::string path = std::move(waiting_.back());
    waiting_.pop_back();
    std::error_code error;
    const std::vector<std::string> matches = matches_of(path);
    if (!matches.empty()) {
      waiting_.insert(waiting_.end(), matches.rbegin(), matches.rend());
    } else if (path != "-" && fs::is_directory(path, error)) {
      if (Result<void> entered = enter(path); !entered) return Step{path, entered};
    } else {
      return Step{path, {}};
    }
  }
  return std::nullopt;
}

Result<void> PathWalker::enter(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code unknown;
    const bool linked_folder = at->is_symlink(unknown) && at->is_directory(unknown);
    const bool readable = at->is_directory(unknown) || at->is_regular_file(unknown);
    if (at->path().filename().native().front() == '.' || linked_folder || !readable) continue;
    names.push_back((fs::path(folder) / at->path().filename()).native());
  }
  if (error) {
    return Error{ErrorCode::kUnreadable, "cannot be read: " + error.message(), ""};
  }
  if (names.empty()) return Error{ErrorCode::kNotFound, "there is no file in it", ""};
  std::ranges::sort(names, std::greater<>());
  waiting_.insert(waiting_.end(), std::make_move_iterator(names.begin()),
                  std::make_move_iterator(names.end()));
  return {};
}

}  // namespace standoff
