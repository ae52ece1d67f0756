#include "standoff/base/msgpack.h"

#include <bit>
#include <cassert>
#include <optional>
#include <string>

namespace standoff {
namespace {

using Kind = MsgpackValue::Kind;

// The form that a value's first byte announces.
struct Form {
  std::uint64_t value = 0;  // the number, where it is in the first byte itself
  int width = 0;            // bytes of the big-endian number that follows the first byte
  Kind kind = Kind::kNil;
  bool inline_value = false;
  bool is_signed = false;
  bool ext_type = false;  // one byte of type stands before the payload
  bool valid = true;
};

constexpr Form fixed(Kind kind, std::uint64_t value, bool ext_type = false) {
  return {.value = value, .kind = kind, .inline_value = true, .ext_type = ext_type};
}
constexpr Form counted(Kind kind, int width, bool ext_type = false) {
  return {.width = width, .kind = kind, .ext_type = ext_type};
}
constexpr Form integer(int width, bool is_signed) {
  return {.width = width, .kind = Kind::kInt, .is_signed = is_signed};
}

Form small_form(unsigned byte) {
  if (byte < 0x80) return fixed(Kind::kInt, byte);
  if (byte < 0x90) return fixed(Kind::kMap, byte & 0x0FU);
  if (byte < 0xA0) return fixed(Kind::kArray, byte & 0x0FU);
  if (byte < 0xC0) return fixed(Kind::kString, byte & 0x1FU);
  // Negative fixint: the byte is a two's complement number.
  return fixed(Kind::kInt, byte | ~std::uint64_t{0xFF});
}

// First bytes 0xC0 to 0xDF, in order.
constexpr Form kForms[] = {
    fixed(Kind::kNil, 0),
    {.valid = false},
    fixed(Kind::kBool, 0),
    fixed(Kind::kBool, 1),
    counted(Kind::kBinary, 1),
    counted(Kind::kBinary, 2),
    counted(Kind::kBinary, 4),
    counted(Kind::kExt, 1, true),
    counted(Kind::kExt, 2, true),
    counted(Kind::kExt, 4, true),
    counted(Kind::kFloat, 4),
    counted(Kind::kFloat, 8),
    integer(1, false),
    integer(2, false),
    integer(4, false),
    integer(8, false),
    integer(1, true),
    integer(2, true),
    integer(4, true),
    integer(8, true),
    fixed(Kind::kExt, 1, true),
    fixed(Kind::kExt, 2, true),
    fixed(Kind::kExt, 4, true),
    fixed(Kind::kExt, 8, true),
    fixed(Kind::kExt, 16, true),
    counted(Kind::kString, 1),
    counted(Kind::kString, 2),
    counted(Kind::kString, 4),
    counted(Kind::kArray, 2),
    counted(Kind::kArray, 4),
    counted(Kind::kMap, 2),
    counted(Kind::kMap, 4),
};

Form form_of(unsigned byte) {
  return byte < 0xC0 || byte >= 0xE0 ? small_form(byte) : kForms[byte - 0xC0];
}

std::uint64_t read_big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

std::uint64_t sign_extend(std::uint64_t value, int width) {
  const int shift = 64 - 8 * width;
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(value << shift) >> shift);
}

bool has_payload(Kind kind) {
  return kind == Kind::kString || kind == Kind::kBinary || kind == Kind::kExt;
}

Error broken(ErrorCode code, std::size_t offset, std::string what) {
  return {code, std::move(what), "byte " + std::to_string(offset)};
}

}  // namespace

// Reads one value after the other, keeping the containers that are open on a stack of its own.
class MsgpackParser {
 public:
  MsgpackParser(std::string_view bytes, MsgpackLimits limits) : limits_(limits) {
    out_.bytes_ = bytes;
  }

  Result<Msgpack> run() && {
    do {
      if (auto read = read_value(); !read) return std::move(read).error();
    } while (!open_.empty());
    if (at_ != bytes().size()) {
      return broken(ErrorCode::kInvalidData, at_, "bytes follow the end of the MessagePack value");
    }
    return std::move(out_);
  }

 private:
  struct Open {
    std::uint32_t node;
    std::uint64_t left;  // values still to come in this container
  };

  [[nodiscard]] std::string_view bytes() const { return out_.bytes_; }
  [[nodiscard]] std::size_t left() const { return bytes().size() - at_; }

  // Reads the number that follows the first byte, and the type byte of an extension.
  Result<std::uint64_t> read_number(const Form& form, std::size_t start) {
    const auto width = static_cast<std::size_t>(form.width);
    if (left() < width + (form.ext_type ? 1 : 0)) {
      return broken(ErrorCode::kInvalidData, start, "MessagePack value is cut short");
    }
    std::uint64_t value = form.value;
    if (!form.inline_value) value = read_big_endian(bytes().substr(at_, width));
    if (form.is_signed) value = sign_extend(value, form.width);
    if (form.kind == Kind::kFloat && form.width == 4) {
      const double wide = std::bit_cast<float>(static_cast<std::uint32_t>(value));
      value = std::bit_cast<std::uint64_t>(wide);
    }
    at_ += width + (form.ext_type ? 1 : 0);
    return value;
  }

  // A container of n items needs at least n more bytes: a lying count fails here, unallocated.
  Result<void> open_container(std::uint32_t node, std::uint64_t items, std::size_t start) {
    if (left() < items) {
      return broken(ErrorCode::kInvalidData, start,
                    "MessagePack container of " + std::to_string(items) + " values, but only " +
                        std::to_string(left()) + " bytes are left");
    }
    if (open_.size() >= limits_.depth) {
      return broken(ErrorCode::kLimit, start,
                    "MessagePack nested deeper than " + std::to_string(limits_.depth));
    }
    open_.push_back({node, items});
    return {};
  }

  void close_finished() {
    while (!open_.empty() && open_.back().left == 0) {
      out_.nodes_[open_.back().node].next = static_cast<std::uint32_t>(out_.nodes_.size());
      open_.pop_back();
    }
  }

  Result<void> read_value() {
    const std::size_t start = at_;
    if (left() == 0) {
      return broken(ErrorCode::kInvalidData, at_, "MessagePack ends where a value was expected");
    }
    const Form form = form_of(static_cast<unsigned char>(bytes()[at_++]));
    if (!form.valid) {
      return broken(ErrorCode::kInvalidData, start, "0xC1 starts no MessagePack value");
    }
    const Result<std::uint64_t> value = read_number(form, start);
    if (!value) return value.error();
    const std::size_t data = at_;
    if (has_payload(form.kind)) {
      if (left() < *value) {
        return broken(ErrorCode::kInvalidData, start,
                      "MessagePack value of " + std::to_string(*value) + " bytes, but only " +
                          std::to_string(left()) + " are left");
      }
      at_ += *value;
    }
    if (out_.nodes_.size() >= limits_.values) {
      return broken(ErrorCode::kLimit, start,
                    "more than " + std::to_string(limits_.values) + " MessagePack values");
    }
    const auto node = static_cast<std::uint32_t>(out_.nodes_.size());
    out_.nodes_.push_back({form.kind, node + 1, *value, start, data});
    if (!open_.empty()) --open_.back().left;
    if ((form.kind == Kind::kArray || form.kind == Kind::kMap) && *value > 0) {
      const std::uint64_t items = form.kind == Kind::kMap ? 2 * *value : *value;
      if (auto opened = open_container(node, items, start); !opened) return opened;
    }
    close_finished();
    return {};
  }

  MsgpackLimits limits_;
  Msgpack out_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
};

Result<Msgpack> Msgpack::parse(std::string_view bytes, MsgpackLimits limits) {
  return MsgpackParser(bytes, limits).run();
}

// A view is of a value by index; this sentinel, past every node, reads as nil.
namespace {
constexpr std::uint32_t kNilNode = 0xFFFFFFFF;
}  // namespace

MsgpackValue::Kind MsgpackValue::kind() const {
  return node_ == kNilNode ? Kind::kNil : owner_->nodes_[node_].kind;
}

bool MsgpackValue::boolean() const {
  return kind() == Kind::kBool && owner_->nodes_[node_].scalar != 0;
}

std::int64_t MsgpackValue::integer() const {
  return kind() == Kind::kInt ? static_cast<std::int64_t>(owner_->nodes_[node_].scalar) : 0;
}

std::uint64_t MsgpackValue::unsigned_integer() const {
  return kind() == Kind::kInt ? owner_->nodes_[node_].scalar : 0;
}

double MsgpackValue::number() const {
  if (kind() == Kind::kFloat) return std::bit_cast<double>(owner_->nodes_[node_].scalar);
  return static_cast<double>(integer());
}

std::string_view MsgpackValue::bytes() const {
  if (!has_payload(kind())) return {};
  const Msgpack::Node& node = owner_->nodes_[node_];
  return owner_->bytes_.substr(node.data, node.scalar);
}

std::size_t MsgpackValue::size() const {
  return kind() == Kind::kArray || kind() == Kind::kMap ? owner_->nodes_[node_].scalar : 0;
}

MsgpackValue MsgpackValue::at(std::size_t index) const {
  if (kind() != Kind::kArray || index >= size()) return {owner_, kNilNode};
  std::uint32_t child = node_ + 1;
  for (std::size_t i = 0; i < index; ++i) child = owner_->nodes_[child].next;
  return {owner_, child};
}

std::vector<MsgpackValue> MsgpackValue::array() const {
  std::vector<MsgpackValue> items;
  if (kind() != Kind::kArray) return items;
  items.reserve(size());
  std::uint32_t child = node_ + 1;
  for (std::size_t i = 0; i < size(); ++i, child = owner_->nodes_[child].next) {
    items.push_back({owner_, child});
  }
  return items;
}

std::vector<std::pair<MsgpackValue, MsgpackValue>> MsgpackValue::map() const {
  std::vector<std::pair<MsgpackValue, MsgpackValue>> pairs;
  if (kind() != Kind::kMap) return pairs;
  pairs.reserve(size());
  std::uint32_t child = node_ + 1;
  for (std::size_t i = 0; i < size(); ++i) {
    const std::uint32_t value = owner_->nodes_[child].next;
    pairs.emplace_back(MsgpackValue(owner_, child), MsgpackValue(owner_, value));
    child = owner_->nodes_[value].next;
  }
  return pairs;
}

MsgpackValue MsgpackValue::operator[](std::string_view key) const {
  if (kind() != Kind::kMap) return {owner_, kNilNode};
  std::uint32_t child = node_ + 1;
  for (std::size_t i = 0; i < size(); ++i) {
    const MsgpackValue candidate(owner_, child);
    const std::uint32_t value = owner_->nodes_[child].next;
    if (has_payload(candidate.kind()) && candidate.bytes() == key) return {owner_, value};
    child = owner_->nodes_[value].next;
  }
  return {owner_, kNilNode};
}

std::size_t MsgpackValue::offset() const {
  return node_ == kNilNode ? 0 : owner_->nodes_[node_].offset;
}

}  // namespace standoff
