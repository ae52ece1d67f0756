// Reads MessagePack without copying: strings and binaries are views of the input.
//
//   Result<Msgpack> file = Msgpack::parse(bytes);
//   MsgpackValue rules = file->root()["rules"];        // nil where the key is absent
//   for (auto [key, value] : rules.map()) use(key.bytes(), value.array());
//
// Source: the MessagePack specification (extension types are read as opaque bytes).
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

class Msgpack;

// A view of one value. The Msgpack and the bytes it was parsed from must outlive it.
// Accessors of the wrong kind return the empty value of theirs (0, "", no items), so that a
// reader checks kind() where it matters.
class MsgpackValue {
 public:
  enum class Kind : std::uint8_t {
    kNil,
    kBool,
    kInt,
    kFloat,
    kString,
    kBinary,
    kArray,
    kMap,
    kExt
  };

  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool is_nil() const { return kind() == Kind::kNil; }
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::int64_t integer() const;            // also of unsigned values, by bit pattern
  [[nodiscard]] std::uint64_t unsigned_integer() const;  // also of negative values
  [[nodiscard]] double number() const;                   // of integers and floats
  [[nodiscard]] std::string_view bytes() const;          // of strings, binaries and extensions

  [[nodiscard]] std::size_t size() const;                  // items of an array, pairs of a map
  [[nodiscard]] MsgpackValue at(std::size_t index) const;  // array item; nil outside
  [[nodiscard]] std::vector<MsgpackValue> array() const;
  [[nodiscard]] std::vector<std::pair<MsgpackValue, MsgpackValue>> map() const;
  // Value of the first key that is this string or binary; nil where there is none. Linear.
  MsgpackValue operator[](std::string_view key) const;

  // First byte of the value in the input, for error messages.
  [[nodiscard]] std::size_t offset() const;

 private:
  friend class Msgpack;
  MsgpackValue(const Msgpack* owner, std::uint32_t node) : owner_(owner), node_(node) {}
  const Msgpack* owner_;
  std::uint32_t node_;
};

struct MsgpackLimits {
  std::size_t depth = 64;          // nested arrays and maps
  std::size_t values = 64U << 20;  // values in all
};

class Msgpack {
 public:
  // Parses exactly one value that fills `bytes`, which must outlive the result.
  // Errors: kInvalidData with the byte that is wrong and what was expected; kLimit.
  static Result<Msgpack> parse(std::string_view bytes, MsgpackLimits limits = {});

  [[nodiscard]] MsgpackValue root() const { return {this, 0}; }

 private:
  friend class MsgpackValue;
  friend class MsgpackParser;
  struct Node {
    MsgpackValue::Kind kind = MsgpackValue::Kind::kNil;
    std::uint32_t next = 0;    // node after this value and all that is inside it
    std::uint64_t scalar = 0;  // bool, integer or float bits; item count; byte count
    std::uint64_t offset = 0;  // first byte of the value
    std::uint64_t data = 0;    // first byte of its payload
  };
  Msgpack() = default;
  std::string_view bytes_;
  std::vector<Node> nodes_;  // in document order
};

}  // namespace standoff
