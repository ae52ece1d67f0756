#include "standoff/language/internal/install.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "standoff/base/file.h"
#include "standoff/base/sha256.h"

namespace standoff {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const std::string& path, const std::error_code& why) {
  return Error{ErrorCode::kUnreadable, "cannot be written: " + why.message(), path};
}

// Model names come from files of others, and become file names.
bool is_file_name(const std::string& name) {
  constexpr const char* kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  return !name.empty() && name.front() != '.' && name.size() < 128 &&
         name.find_first_not_of(kAllowed) == std::string::npos;
}

Result<void> write_files(const std::string& folder, const ModelFiles& files) {
  for (const auto& [path, bytes] : files) {
    const fs::path file = fs::path(folder) / path;
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    if (failed) return cannot_write(file.string(), failed);
    if (Result<void> written = write_file(file.string(), bytes); !written) return written;
  }
  return {};
}

std::string sums_of(const std::string& name, const ModelFiles& files, const std::string& pack) {
  std::string sums;
  for (const auto& [path, bytes] : files) {
    sums.append(sha256_hex(bytes)).append("  ").append(name).append("/").append(path) += '\n';
  }
  return sums.append(sha256_hex(pack)).append("  ").append(name).append(".pack\n");
}

}  // namespace

Result<TemporaryFolder> TemporaryFolder::inside(const std::string& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return cannot_write(folder, failed);
  std::string path = folder + "/.new-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) {
    return cannot_write(folder, {errno, std::generic_category()});
  }
  return TemporaryFolder(std::move(path));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, "")) {}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<void> install_model(const std::string& store, const std::string& name,
                           const ModelFiles& files, const std::string& pack) {
  if (!is_file_name(name)) {
    return Error{ErrorCode::kInvalidData, "a model's name and version must make a file name", name};
  }
  const Result<TemporaryFolder> temporary = TemporaryFolder::inside(store);
  if (!temporary) return temporary.error();
  const std::string fresh = temporary->path() + "/" + name;
  const std::string home = store + "/" + name;
  if (Result<void> written = write_files(fresh, files); !written) return written;

  std::error_code failed;
  if (fs::exists(home, failed)) fs::rename(home, temporary->path() + "/old", failed);
  if (!failed) fs::rename(fresh, home, failed);
  if (failed) return cannot_write(home, failed);
  if (Result<void> written = write_file(home + ".pack", pack); !written) return written;
  return write_file(home + ".sha256", sums_of(name, files, pack));  // last: it says "whole"
}

}  // namespace standoff
