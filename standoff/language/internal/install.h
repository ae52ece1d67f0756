// Puts a checked model into a store, whole or not at all.
#pragma once

#include <string>

#include "standoff/base/result.h"
#include "standoff/language/internal/wheel.h"

namespace standoff {

// A folder of its own that is gone when this is.
class TemporaryFolder {
 public:
  // Makes one inside `folder`, which is made where it is missing. Errors: kUnreadable.
  static Result<TemporaryFolder> inside(const std::string& folder);
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// Makes NAME/, NAME.pack and NAME.sha256 in the folder `store`, in the place of what was there.
//
// Errors: kInvalidData for a name that is no file name; kUnreadable with the path that cannot be
//         written.
Result<void> install_model(const std::string& store, const std::string& name,
                           const ModelFiles& files, const std::string& pack);

}  // namespace standoff
