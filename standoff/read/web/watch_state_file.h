// The file that keeps a watch's state, for one watch at a time.
#pragma once

#include <string>

#include "standoff/base/result.h"
#include "standoff/read/web/watch_state.h"

namespace standoff {

class WatchStateFile {
 public:
  // Reads the state at `path`, and keeps others from it by locking `path`.lock; a state that is not
  // there is empty, and its folder is made.
  //
  // Errors: kUnreadable: it cannot be read or made, or another watch has it; those of
  //         WatchState::parse. All with their place.
  static Result<WatchStateFile> open(std::string path);

  ~WatchStateFile();
  WatchStateFile(WatchStateFile&& other) noexcept;
  WatchStateFile& operator=(WatchStateFile&&) = delete;

  WatchState& state() { return state_; }

  // Replaces the file in one step. Errors: kUnreadable.
  [[nodiscard]] Result<void> save() const;

 private:
  WatchStateFile(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::string path_;
  int lock_;
  WatchState state_;
};

// Where the state is where the user does not say: in $STANDOFF_HOME, else in standoff/ of
// $XDG_STATE_HOME or ~/.local/state. Empty where there is no home.
std::string default_watch_state();

}  // namespace standoff
