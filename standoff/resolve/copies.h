// Tells which articles are one source: the same article again, a later version of it, a wire story
// that somebody reprinted.
//
//   CopyIndex index(*AddressRules::load(Knowledge()));
//   const Placement placement = index.place(article, sketch_of(article.text));
//   placement.copy_of   // the article before it that has its words, if there is one
//   placement.group     // the first article of its source
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/document/article.h"
#include "standoff/resolve/internal/first_seen.h"
#include "standoff/resolve/text_sketch.h"
#include "standoff/resolve/web_address.h"

namespace standoff {

enum class CopyKind : std::uint8_t {
  kCopy,      // the same words in the same order, wherever they were published
  kRevision,  // other words at the same address
  kNearCopy,  // mostly the other's words, or the other's mostly its: cut, retitled, edited
};
inline constexpr std::array<std::string_view, 3> kCopyKinds = {"copy", "revision", "near_copy"};

struct CopyOf {
  std::string id;  // of an article that came before
  CopyKind kind = CopyKind::kCopy;
  double contained = 1.0;  // share of this article that stands in the other; estimated
  double contains = 1.0;   // share of the other that stands in this
  // Of a revision: whether this is the later version, by publication where both tell it and they
  // differ, else by the order of the input.
  bool newer = false;
};

struct Placement {
  std::string group;  // id of the first article of its source; its own where it is the first
  std::optional<CopyOf> copy_of;
};

// What the article is a copy of; none where it is the first of its source.
inline std::optional<CopyKind> kind_of(const Placement& placement) {
  return placement.copy_of ? std::optional(placement.copy_of->kind) : std::nullopt;
}

// Remembers about a kilobyte of every article that is no exact copy. Once it remembers `most`
// articles or addresses it forgets them all, so that a run without an end stays in its memory. What
// it answers depends on the order of the articles, and on nothing else. One thread at a time.
class CopyIndex {
 public:
  static constexpr std::size_t kMost = 500'000;

  explicit CopyIndex(AddressRules rules, std::size_t most = kMost)
      : rules_(std::move(rules)), most_(most) {}

  // Takes an article in. `sketch` is that of its text. Constant time on average.
  Placement place(const Article& article, const TextSketch& sketch);

 private:
  struct Entry {
    std::string id;
    std::string published;
    std::uint32_t group = 0;  // the number of its first article
    std::vector<std::uint64_t> sample;
  };
  struct Found {
    std::uint32_t number = 0;
    CopyKind kind = CopyKind::kCopy;
    Overlap overlap;  // of the new article with this one
  };

  [[nodiscard]] std::optional<Found> find(const TextSketch& sketch,
                                          const std::string& address) const;
  [[nodiscard]] std::optional<Found> find_near_copy(const TextSketch& sketch) const;
  [[nodiscard]] std::vector<std::uint32_t> candidates(const TextSketch& sketch) const;
  void forget_if_full();
  std::uint32_t remember(const Article& article, const TextSketch& sketch,
                         const std::optional<Found>& found);

  AddressRules rules_;
  std::size_t most_;
  std::vector<Entry> entries_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_digest_;  // the first with these words
  std::unordered_map<std::string, std::uint32_t> by_address_;   // the latest there
  FirstSeen by_shingle_;
};

}  // namespace standoff
