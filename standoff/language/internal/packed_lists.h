// Lists of items in a Pack: "NAME/begin" holds where each list begins in "NAME/items", and the end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"

namespace standoff {

// The Pack's bytes must outlive it. A default one has no lists.
template <typename T>
class PackedLists {
 public:
  // Errors: kInvalidData where the sections are missing or do not fit each other.
  static Result<PackedLists> from_pack(const Pack& pack, const std::string& name) {
    auto begin = pack.array<std::uint32_t>(name + "/begin");
    if (!begin) return std::move(begin).error();
    auto items = pack.array<T>(name + "/items");
    if (!items) return std::move(items).error();
    bool fits = !begin->empty() && begin->front() == 0 && begin->back() == items->size();
    for (std::size_t i = 1; fits && i < begin->size(); ++i) fits = (*begin)[i - 1] <= (*begin)[i];
    if (!fits) return Error{ErrorCode::kInvalidData, "lists do not fit their items", name};
    PackedLists lists;
    lists.begin_ = *begin;
    lists.items_ = *items;
    return lists;
  }

  [[nodiscard]] std::size_t size() const { return begin_.empty() ? 0 : begin_.size() - 1; }
  [[nodiscard]] std::span<const T> operator[](std::size_t index) const {
    return items_.subspan(begin_[index], begin_[index + 1] - begin_[index]);
  }

 private:
  std::span<const std::uint32_t> begin_;
  std::span<const T> items_;
};

template <typename T>
class PackedListsWriter {
 public:
  // Index of the list that is open; end_list() closes it.
  [[nodiscard]] std::uint32_t index() const {
    return static_cast<std::uint32_t>(begin_.size()) - 1;
  }
  void add(const T& item) { items_.push_back(item); }
  void end_list() { begin_.push_back(static_cast<std::uint32_t>(items_.size())); }
  // Adds a whole list and returns its index.
  std::uint32_t add_list(std::span<const T> items) {
    items_.insert(items_.end(), items.begin(), items.end());
    end_list();
    return index() - 1;
  }
  void pack(const std::string& name, PackWriter& writer) const {
    writer.add_array<std::uint32_t>(name + "/begin", begin_);
    writer.add_array<T>(name + "/items", items_);
  }

 private:
  std::vector<std::uint32_t> begin_ = {0};
  std::vector<T> items_;
};

inline std::string_view as_text(std::span<const char> bytes) {
  return {bytes.data(), bytes.size()};
}

}  // namespace standoff
