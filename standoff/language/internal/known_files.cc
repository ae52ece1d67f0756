#include "standoff/language/internal/known_files.h"

#include "knowledge/embedded.h"
#include "standoff/base/sha256.h"
#include "standoff/base/tsv.h"

namespace standoff {
namespace {

struct KnownFile {
  std::string_view pipeline;
  std::string_view path;
  std::string_view size;  // in decimal, bytes
  std::string_view sha256;
};

std::vector<KnownFile> known_files() {
  std::vector<KnownFile> known;
  for (TsvLines lines(embedded_text("model_files.tsv")); const auto line = lines.next();) {
    known.push_back({line->field(0), line->field(1), line->field(2), line->field(3)});
  }
  return known;
}

// The weights that each pipeline has trained for itself.
bool tells_pipelines_apart(std::string_view path) {
  return path == "ner/model" || path == "tok2vec/model" || path == "vocab/strings.json";
}

std::string problem_of(const KnownFile& known, const std::string& bytes) {
  const std::string size = std::to_string(bytes.size());
  if (size != known.size) return size + " bytes, expected " + std::string(known.size);
  const std::string found = sha256_hex(bytes);
  if (found == known.sha256) return "";
  return "SHA-256 is " + found + ", expected " + std::string(known.sha256);
}

}  // namespace

std::string known_name_of(const ModelFiles& files) {
  for (const KnownFile& known : known_files()) {
    const auto found = files.find(known.path);
    if (found != files.end() && tells_pipelines_apart(known.path) &&
        problem_of(known, found->second).empty()) {
      return std::string(known.pipeline);
    }
  }
  return "";
}

std::vector<std::string> problems_of(const ModelFiles& files, std::string_view known_name) {
  std::vector<std::string> problems;
  for (const KnownFile& known : known_files()) {
    if (known.pipeline != known_name) continue;
    const auto found = files.find(known.path);
    const std::string problem = found == files.end() ? "missing" : problem_of(known, found->second);
    if (!problem.empty()) problems.push_back(std::string(known.path) + ": " + problem);
  }
  return problems;
}

}  // namespace standoff
