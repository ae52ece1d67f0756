#include "standoff/language/string_hash.h"

#include <cstdio>
#include <cstring>
#include <string>
#include <unordered_map>

#include "standoff/language/internal/symbols.h"

namespace standoff {
namespace {

// Numbers of the reserved symbols by name.
class SymbolTable {
 public:
  SymbolTable() {
    add_names(kLexicalFlags);
    add_run("FLAG%02d", kFirstFlag, kLastFlag);
    add_names(kAttributesAndParts);
    add_run("DEPRECATED%03d", 1, kLastDeprecated);
    add_names(kEntitiesAndDependencies);
  }

  // 0 where `text` is not a symbol.
  [[nodiscard]] std::uint64_t find(std::string_view text, std::uint64_t hash) const {
    const auto found = by_hash_.find(hash);
    return found != by_hash_.end() && found->second.name == text ? found->second.number : 0;
  }

 private:
  struct Symbol {
    std::string name;
    std::uint64_t number;
  };

  void add(std::string name) {
    const std::uint64_t hash = hash64(name);
    by_hash_.emplace(hash, Symbol{std::move(name), ++count_});
  }

  void add_names(std::string_view names) {
    for (std::size_t end = names.find(' '); end != names.npos; end = names.find(' ')) {
      add(std::string(names.substr(0, end)));
      names.remove_prefix(end + 1);
    }
  }

  void add_run(const char* format, int first, int last) {
    for (int i = first; i <= last; ++i) {
      char name[32];
      std::snprintf(name, sizeof name, format, i);
      add(name);
    }
  }

  std::uint64_t count_ = 0;
  std::unordered_map<std::uint64_t, Symbol> by_hash_;
};

}  // namespace

std::uint64_t hash64(std::string_view bytes) {
  constexpr std::uint64_t kSeed = 1;
  constexpr std::uint64_t kMultiplier = 0xc6a4a7935bd1e995;
  constexpr int kShift = 47;

  std::uint64_t hash = kSeed ^ (bytes.size() * kMultiplier);
  const auto mix = [&hash](std::uint64_t word) {
    word *= kMultiplier;
    word ^= word >> kShift;
    hash = (hash ^ (word * kMultiplier)) * kMultiplier;
  };
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    mix(word);
    bytes.remove_prefix(sizeof word);
  }
  if (!bytes.empty()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    hash = (hash ^ word) * kMultiplier;
  }
  hash ^= hash >> kShift;
  hash *= kMultiplier;
  return hash ^ (hash >> kShift);
}

std::uint64_t string_id(std::string_view text) {
  static const SymbolTable symbols;
  if (text.empty()) return 0;
  const std::uint64_t hash = hash64(text);
  const std::uint64_t symbol = symbols.find(text, hash);
  return symbol != 0 ? symbol : hash;
}

}  // namespace standoff
