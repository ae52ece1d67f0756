// The knowledge files as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace standoff {

struct KnowledgeFile {
  std::string_view name;  // "speech.tsv"
  std::string_view text;
};

// All of them, sorted by name.
std::span<const KnowledgeFile> embedded_knowledge();

// The text of one; empty where there is none of this name.
inline std::string_view embedded_text(std::string_view name) {
  for (const KnowledgeFile& file : embedded_knowledge()) {
    if (file.name == name) return file.text;
  }
  return {};
}

}  // namespace standoff
