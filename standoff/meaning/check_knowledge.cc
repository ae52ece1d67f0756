#include "standoff/meaning/check_knowledge.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/meaning/analyse.h"

namespace standoff {
namespace {

bool is_built_in(std::string_view name) {
  const auto files = embedded_knowledge();
  return std::any_of(files.begin(), files.end(),
                     [&](const KnowledgeFile& file) { return file.name == name; });
}

// The file that an error lies in: its place is "speech.tsv:41: column 2".
std::string file_of(const Error& error) { return error.where.substr(0, error.where.find(':')); }

Result<void> load(const Knowledge& knowledge, const KnowledgeLoader& others) {
  const Result<Analyser> analyser = Analyser::load(knowledge);
  if (!analyser) return analyser.error();
  return others ? others(knowledge) : Result<void>();
}

}  // namespace

std::vector<Error> check_knowledge(std::map<std::string, std::string, std::less<>> files,
                                   const KnowledgeLoader& load_others) {
  std::vector<Error> errors;
  for (auto file = files.begin(); file != files.end();) {
    if (is_built_in(file->first)) {
      ++file;
      continue;
    }
    errors.push_back({ErrorCode::kNotFound, "no built-in file has this name; it would not be read",
                      file->first});
    file = files.erase(file);
  }
  // Loading stops at the first error: the built-in file takes the wrong one's place for the next.
  while (!files.empty()) {
    const Result<void> loaded = load(Knowledge::with_files(files), load_others);
    if (loaded) break;
    errors.push_back(loaded.error());
    if (files.erase(file_of(loaded.error())) == 0) break;
  }
  return errors;
}

}  // namespace standoff
