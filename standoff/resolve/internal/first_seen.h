// Which article a hash was seen in first, at 8 bytes a slot.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace standoff {

// Hashes are told apart by 32 bits, so that a rare answer is about another hash. Open addressing,
// at most three quarters full.
class FirstSeen {
 public:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

  // The number that `hash` was first given; kNobody where it is new.
  [[nodiscard]] std::uint32_t find(std::uint64_t hash) const {
    return slots_.empty() ? kNobody : slots_[slot_of(key_of(hash))].number;
  }

  // Gives `hash` this number where it has none. Precondition: `number` is not kNobody.
  void add(std::uint64_t hash, std::uint32_t number) {
    if (4 * (used_ + 1) > 3 * slots_.size()) grow();
    Slot& slot = slots_[slot_of(key_of(hash))];
    if (slot.number != kNobody) return;
    slot = {key_of(hash), number};
    ++used_;
  }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t number = kNobody;
  };

  // The low bits: those of the smallest hashes of a text are as good as any, the high ones are not.
  static std::uint32_t key_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }

  // Where the key is, or would be. Precondition: there are slots.
  [[nodiscard]] std::size_t slot_of(std::uint32_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key & mask;
    while (slots_[at].number != kNobody && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    constexpr std::size_t kLeast = 1024;  // a power of two, like all sizes
    const std::vector<Slot> old =
        std::exchange(slots_, std::vector<Slot>(slots_.empty() ? kLeast : 2 * slots_.size()));
    for (const Slot& slot : old) {
      if (slot.number != kNobody) slots_[slot_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace standoff
