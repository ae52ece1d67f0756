#include "standoff/base/pack.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <new>
#include <optional>

namespace standoff {
namespace {

static_assert(std::endian::native == std::endian::little, "packs are little-endian");

constexpr char kMagic[8] = {'S', 't', 'a', 'n', 'd', 'P', 'k', '\n'};
constexpr std::size_t kAlignment = 64;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t total_size;  // of the file, so that a cut is seen at once
  std::uint64_t reserved;
};

// Names lie one after the other behind the table.
struct SectionEntry {
  std::uint64_t offset;
  std::uint64_t size;  // bytes
  std::uint32_t name_offset;
  std::uint32_t name_size;
  std::uint32_t item_size;  // bytes
  std::uint32_t reserved;
};

std::size_t align(std::size_t at) { return (at + kAlignment - 1) / kAlignment * kAlignment; }

template <typename T>
void put(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

Error broken(std::size_t byte, std::string what) {
  return {ErrorCode::kInvalidData, std::move(what), "byte " + std::to_string(byte)};
}

Header header_of(std::string_view bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  return header;
}

SectionEntry entry_of(std::string_view bytes, std::size_t index) {
  SectionEntry entry;
  std::memcpy(&entry, bytes.data() + sizeof(Header) + index * sizeof entry, sizeof entry);
  return entry;
}

std::string_view name_of(std::string_view bytes, const SectionEntry& entry) {
  return bytes.substr(entry.name_offset, entry.name_size);
}

// Whether [offset, offset + size) lies in `total` bytes; no overflow.
bool inside(std::uint64_t offset, std::uint64_t size, std::uint64_t total) {
  return offset <= total && size <= total - offset;
}

Result<void> check_sections(std::string_view bytes, std::uint32_t count) {
  std::string_view last;
  for (std::size_t i = 0; i < count; ++i) {
    const SectionEntry entry = entry_of(bytes, i);
    const std::size_t at = sizeof(Header) + i * sizeof entry;
    if (!inside(entry.name_offset, entry.name_size, bytes.size())) {
      return broken(at, "section name outside the file");
    }
    const std::string_view name = name_of(bytes, entry);
    if (i > 0 && name <= last) return broken(at, "section names are not in order");
    if (!inside(entry.offset, entry.size, bytes.size()) || entry.offset % kAlignment != 0 ||
        entry.item_size == 0 || entry.size % entry.item_size != 0) {
      return broken(at, "section \"" + std::string(name) + "\" does not fit the file");
    }
    last = name;
  }
  return {};
}

std::optional<SectionEntry> locate(std::string_view bytes, std::string_view name) {
  const std::size_t count = header_of(bytes).section_count;
  std::size_t low = 0;
  std::size_t high = count;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (name_of(bytes, entry_of(bytes, middle)) < name) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == count) return std::nullopt;
  const SectionEntry entry = entry_of(bytes, low);
  if (name_of(bytes, entry) != name) return std::nullopt;
  return entry;
}

}  // namespace

void PackWriter::add(std::string_view name, std::string_view bytes, std::uint32_t item_size) {
  assert(std::none_of(sections_.begin(), sections_.end(),
                      [&](const Section& s) { return s.name == name; }));
  sections_.push_back({std::string(name), std::string(bytes), item_size});
}

void PackWriter::add_text(std::string_view name, std::string_view bytes) { add(name, bytes, 1); }

std::string PackWriter::finish() && {
  std::sort(sections_.begin(), sections_.end(),
            [](const Section& a, const Section& b) { return a.name < b.name; });
  std::size_t name_at = sizeof(Header) + sections_.size() * sizeof(SectionEntry);
  std::size_t at = name_at;
  for (const Section& section : sections_) at += section.name.size();
  at = align(at);

  std::string table;
  std::string names;
  for (const Section& section : sections_) {
    put(table, SectionEntry{at, section.bytes.size(), static_cast<std::uint32_t>(name_at),
                            static_cast<std::uint32_t>(section.name.size()), section.item_size, 0});
    name_at += section.name.size();
    names += section.name;
    at = align(at + section.bytes.size());
  }

  std::string out;
  out.reserve(at);
  Header header{{}, kPackVersion, static_cast<std::uint32_t>(sections_.size()), at, 0};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  put(out, header);
  out += table;
  out += names;
  for (Section& section : sections_) {
    out.resize(align(out.size()));
    out += section.bytes;
    section.bytes = {};
  }
  out.resize(align(out.size()));
  assert(out.size() == at);
  return out;
}

Result<Pack> Pack::open(std::string_view bytes) {
  assert(reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlignment == 0);
  if (bytes.size() < sizeof(Header) || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) {
    return broken(0, "not a pack: its first bytes are not \"StandPk\"");
  }
  const Header header = header_of(bytes);
  if (header.version != kPackVersion) {
    return Error{ErrorCode::kIncompatible,
                 "pack of version " + std::to_string(header.version) + ", this program reads " +
                     std::to_string(kPackVersion),
                 "byte 8"};
  }
  if (header.total_size != bytes.size()) {
    return broken(16, "pack of " + std::to_string(header.total_size) + " bytes, but there are " +
                          std::to_string(bytes.size()));
  }
  if (!inside(sizeof(Header), std::uint64_t{header.section_count} * sizeof(SectionEntry),
              bytes.size())) {
    return broken(12, "table of sections outside the file");
  }
  if (auto checked = check_sections(bytes, header.section_count); !checked) {
    return std::move(checked).error();
  }
  Pack pack;
  pack.bytes_ = bytes;
  return pack;
}

Result<Pack> Pack::adopt(std::string bytes) {
  const std::size_t size = bytes.size();
  const auto release = [](void* memory) {
    ::operator delete (memory, std::align_val_t{kAlignment});
  };
  std::shared_ptr<void> memory(
      ::operator new (std::max<std::size_t>(size, 1), std::align_val_t{kAlignment}), release);
  std::memcpy(memory.get(), bytes.data(), size);
  bytes = {};
  Result<Pack> pack = open({static_cast<const char*>(memory.get()), size});
  if (pack) pack->owner_ = std::move(memory);
  return pack;
}

Result<Pack> Pack::map(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return Error{errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                 std::strerror(errno), path};
  }
  struct stat info {};
  const bool known = ::fstat(file, &info) == 0 && S_ISREG(info.st_mode);
  const auto size = known ? static_cast<std::size_t>(info.st_size) : 0;
  void* memory = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  const int reason = errno;
  ::close(file);
  if (memory == MAP_FAILED) {
    return Error{ErrorCode::kUnreadable,
                 size == 0 ? std::string("not a file with anything in it") : std::strerror(reason),
                 path};
  }
  std::shared_ptr<const void> mapping(
      memory, [size](const void* at) { ::munmap(const_cast<void*>(at), size); });
  Result<Pack> pack = open({static_cast<const char*>(memory), size});
  if (!pack) return std::move(pack).error().within(path);
  pack->owner_ = std::move(mapping);
  return pack;
}

Result<std::string_view> Pack::find(std::string_view name, std::uint32_t item_size) const {
  const std::optional<SectionEntry> entry = locate(bytes_, name);
  if (!entry) return Error{ErrorCode::kInvalidData, "no such section", std::string(name)};
  if (entry->item_size != item_size) {
    return Error{ErrorCode::kInvalidData,
                 "items of " + std::to_string(entry->item_size) + " bytes, expected " +
                     std::to_string(item_size),
                 std::string(name)};
  }
  return bytes_.substr(entry->offset, entry->size);
}

bool Pack::has(std::string_view name) const { return locate(bytes_, name).has_value(); }

}  // namespace standoff
