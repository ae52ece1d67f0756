#include "standoff/resolve/copies.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

// Measured on reprints and on independent stories of one event (docs/copies.md).
constexpr double kNearCopyShare = 0.5;   // of the shorter text in the other
constexpr std::size_t kLeastShared = 6;  // sampled shingles: fewer tell nothing
// Pages that name the front page as their address share it with others, and no words.
constexpr double kRevisionShare = 0.15;
constexpr std::size_t kMostCandidates = 8;  // earlier articles that share most, to be compared

double share_of_shorter(const Overlap& overlap) {
  return std::max(overlap.first_in_second, overlap.second_in_first);
}

}  // namespace

Placement CopyIndex::place(const Article& article, const TextSketch& sketch) {
  forget_if_full();
  const std::string address = rules_.canonical(article.url);
  const std::optional<Found> found = find(sketch, address);
  const bool same_words = found && found->kind == CopyKind::kCopy;
  const std::uint32_t number = same_words ? found->number : remember(article, sketch, found);
  if (!address.empty()) by_address_[address] = number;
  if (!found) return {article.id, std::nullopt};
  const Entry& other = entries_[found->number];
  CopyOf copy{other.id, found->kind, found->overlap.first_in_second,
              found->overlap.second_in_first};
  const bool dated = !article.published.empty() && !other.published.empty();
  copy.newer = copy.kind == CopyKind::kRevision && (!dated || article.published >= other.published);
  return {entries_[other.group].id, std::move(copy)};
}

void CopyIndex::forget_if_full() {
  if (entries_.size() < most_ && by_address_.size() < most_) return;
  entries_.clear();
  by_digest_.clear();
  by_address_.clear();
  by_shingle_ = {};
}

std::optional<CopyIndex::Found> CopyIndex::find(const TextSketch& sketch,
                                                const std::string& address) const {
  if (sketch.words == 0) return std::nullopt;
  const auto same = by_digest_.find(sketch.digest);
  if (same != by_digest_.end())
    return Found{same->second, CopyKind::kCopy, {sketch.sample.size(), 1, 1, 1}};
  const auto latest = by_address_.find(address);
  if (latest != by_address_.end()) {
    const Overlap common = overlap(sketch.sample, entries_[latest->second].sample);
    if (share_of_shorter(common) >= kRevisionShare) {
      return Found{latest->second, CopyKind::kRevision, common};
    }
  }
  return find_near_copy(sketch);
}

// Of the articles that share enough, the one that has most of the new one; the earliest of several.
std::optional<CopyIndex::Found> CopyIndex::find_near_copy(const TextSketch& sketch) const {
  std::optional<Found> best;
  for (const std::uint32_t number : candidates(sketch)) {
    const Overlap common = overlap(sketch.sample, entries_[number].sample);
    if (common.shared < kLeastShared || share_of_shorter(common) < kNearCopyShare) continue;
    if (best && common.first_in_second <= best->overlap.first_in_second) continue;
    best = Found{number, CopyKind::kNearCopy, common};
  }
  return best;
}

// Those that had most of the sampled shingles first, in their order.
std::vector<std::uint32_t> CopyIndex::candidates(const TextSketch& sketch) const {
  std::vector<std::uint32_t> owners;
  for (const std::uint64_t hash : sketch.sample) {
    const std::uint32_t owner = by_shingle_.find(hash);
    if (owner != FirstSeen::kNobody) owners.push_back(owner);
  }
  std::ranges::sort(owners);
  struct Votes {
    std::uint32_t number;
    std::size_t count;
  };
  std::vector<Votes> votes;
  for (const std::uint32_t owner : owners) {
    if (votes.empty() || votes.back().number != owner) votes.push_back({owner, 0});
    ++votes.back().count;
  }
  std::ranges::stable_sort(votes, std::ranges::greater(), &Votes::count);
  votes.resize(std::min(votes.size(), kMostCandidates));
  std::vector<std::uint32_t> out;
  out.reserve(votes.size());
  for (const Votes& vote : votes) out.push_back(vote.number);
  std::ranges::sort(out);
  return out;
}

std::uint32_t CopyIndex::remember(const Article& article, const TextSketch& sketch,
                                  const std::optional<Found>& found) {
  const auto number = static_cast<std::uint32_t>(entries_.size());
  const std::uint32_t group = found ? entries_[found->number].group : number;
  entries_.push_back({article.id, article.published, group, sketch.sample});
  if (sketch.words != 0) by_digest_.emplace(sketch.digest, number);
  for (const std::uint64_t hash : sketch.sample) by_shingle_.add(hash, number);
  return number;
}

}  // namespace standoff
