// A file of named arrays that is used where it lies: memory-mapped, nothing parsed, nothing copied.
//
//   PackWriter writer;
//   writer.add_array<float>("tagger/W", weights);
//   writer.add_text("config", json);
//   std::string bytes = std::move(writer).finish();
//
//   Result<Pack> pack = Pack::open(bytes);                    // or Pack::map(path)
//   Result<std::span<const float>> w = pack->array<float>("tagger/W");
//
// Layout (docs/pack-format.md): a header, a table of sections sorted by name, then the sections,
// each starting on a multiple of 64 bytes. Little-endian.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

inline constexpr std::uint32_t kPackVersion = 1;

class PackWriter {
 public:
  // Names are unique paths: "parser/lower/W". Precondition: not added before.
  void add_text(std::string_view name, std::string_view bytes);
  template <typename T>
  void add_array(std::string_view name, std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    add(name, {reinterpret_cast<const char*>(values.data()), values.size_bytes()}, sizeof(T));
  }
  [[nodiscard]] std::string finish() &&;

 private:
  struct Section {
    std::string name;
    std::string bytes;
    std::uint32_t item_size;
  };
  void add(std::string_view name, std::string_view bytes, std::uint32_t item_size);
  std::vector<Section> sections_;
};

class Pack {
 public:
  // Uses `bytes` where they lie: they must outlive the pack and start on a multiple of 64.
  // Errors: kInvalidData (what is wrong, and at which byte), kIncompatible (another version).
  static Result<Pack> open(std::string_view bytes);
  // Keeps `bytes` alive itself, moved to aligned memory.
  static Result<Pack> adopt(std::string bytes);
  // Maps the file read-only. Errors also: kNotFound, kUnreadable.
  static Result<Pack> map(const std::string& path);

  // Errors: kInvalidData where the section is missing or of another item size.
  template <typename T>
  [[nodiscard]] Result<std::span<const T>> array(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T>);
    Result<std::string_view> bytes = find(name, sizeof(T));
    if (!bytes) return std::move(bytes).error();
    return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
  }
  [[nodiscard]] Result<std::string_view> text(std::string_view name) const { return find(name, 1); }
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  Pack() = default;
  [[nodiscard]] Result<std::string_view> find(std::string_view name, std::uint32_t item_size) const;
  std::string_view bytes_;
  std::shared_ptr<const void> owner_;  // mapping or memory that bytes_ lies in; may be null
};

}  // namespace standoff
