// The files that paths, folders and patterns stand for, in order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

class PathWalker {
 public:
  explicit PathWalker(std::vector<std::string> paths);

  struct Step {
    std::string path;
    Result<void> found;  // an error where the path stands for nothing
  };
  // None at the end.
  std::optional<Step> next();

 private:
  Result<void> enter(const std::string& folder);

  std::vector<std::string> waiting_;  // the next one last
};

}  // namespace standoff
