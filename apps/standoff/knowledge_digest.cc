#include "apps/standoff/knowledge_digest.h"

#include "knowledge/embedded.h"
#include "standoff/base/file.h"
#include "standoff/base/sha256.h"

namespace standoff {

std::string knowledge_digest(const std::string& folder, const std::string& actors,
                             const std::string& gazetteer) {
  constexpr std::size_t kMaxBytes = 64U << 20U;
  std::string lines;
  for (const KnowledgeFile& file : embedded_knowledge()) {
    Result<std::string> own = Error{};
    if (!folder.empty()) own = read_file(folder + "/" + std::string(file.name), kMaxBytes);
    lines += std::string(file.name) + " " + sha256_hex(own ? *own : std::string(file.text)) + "\n";
  }
  if (!actors.empty()) {
    const Result<std::string> own = read_file(actors, kMaxBytes);
    if (own) lines += "actors " + sha256_hex(*own) + "\n";
  }
  return sha256_hex(lines + gazetteer);
}

}  // namespace standoff
