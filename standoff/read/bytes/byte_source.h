// Bytes from outside, read once from front to back and never kept as a whole.
//
//   Result<std::unique_ptr<ByteSource>> file = open_bytes("news.jsonl");   // "-": standard input
//   BufferedSource bytes(*std::move(file));
//   while (!bytes.view().empty()) { use(bytes.view()); bytes.skip(bytes.view().size()); }
//   if (bytes.damage()) set_aside(*bytes.damage());
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Fills the front of `buffer`, which is not empty, and tells how much; 0 at the end. Errors:
  // kUnreadable, and those of what unpacks the bytes. After an error only recover() helps.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;

  // After an error: goes on behind the damage. False where there is nothing to go on with.
  virtual bool recover() { return false; }

  // Where the compressed piece begins, in bytes of the file, that the bytes read last came from; 0
  // where nothing is compressed.
  [[nodiscard]] virtual std::uint64_t piece_offset() const { return 0; }
};

// Errors: kNotFound, kUnreadable (a directory, no permission). Without a place: the caller knows
// it.
Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& path);

std::unique_ptr<ByteSource> bytes_of(std::string bytes);

// A window on a source that its reader moves. Memory: what peek() and unread() ask for, and 64 KiB.
class BufferedSource {
 public:
  explicit BufferedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // The bytes at hand, at least one; empty at the end, or before damage.
  std::string_view view() { return peek(1); }

  // The bytes at hand, `count` or more; fewer only before the end, or before damage.
  std::string_view peek(std::size_t count);

  // Moves past bytes that view() or peek() showed.
  void skip(std::size_t count);

  // Puts bytes that were skipped last back in front.
  void unread(std::string_view bytes);

  // Bytes skipped so far: where the window begins, in unpacked bytes.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  // Where the compressed piece that holds the window's first byte begins in the file; the damaged
  // piece where there is damage().
  [[nodiscard]] std::uint64_t piece_offset();

  // Why the bytes end early where the window does; none while there are bytes at hand.
  [[nodiscard]] std::optional<Error> damage() const {
    return begin_ == buffer_.size() ? damage_ : std::nullopt;
  }

  // Goes on behind the damage; what was at hand before it is dropped. False where that cannot be.
  bool recover();

 private:
  bool fill();

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t begin_ = 0;  // the window is buffer_ from here
  std::uint64_t offset_ = 0;
  bool ended_ = false;
  std::optional<Error> damage_;
  struct Piece {
    std::uint64_t begin = 0;   // unpacked bytes before it
    std::uint64_t offset = 0;  // in the file
  };
  std::vector<Piece> pieces_;  // those of the window, in order
};

enum class LineEnd : std::uint8_t { kLine, kTooLong, kNone };

// Reads up to the next line feed, which is skipped and not given, nor a carriage return before it.
// A line above `limit` bytes is skipped whole, and `line` is its front. kNone at the end.
LineEnd read_line(BufferedSource& bytes, std::size_t limit, std::string& line);

}  // namespace standoff
