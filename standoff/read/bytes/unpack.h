// Compressed bytes to what they hold, piece by piece and within limits.
//
//   const Unpacked news = unpack_if_packed(*open_bytes("news.jsonl.gz"));
//   news.bytes->peek(64);         // of the lines
//   news.packing;                 // Packing::kGzip
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "standoff/read/bytes/byte_source.h"

namespace standoff {

enum class Packing : std::uint8_t { kNone, kGzip, kZstd, kDeflate, kBrotli };

// gzip and zstd show by their first four bytes; kNone where they do not.
Packing sniff_packing(std::string_view front);

// The packing of HTTP's Content-Encoding; kNone for "identity" and unknown ones.
Packing packing_of_coding(std::string_view coding);

// What the bytes of `packed` hold; members and frames that follow each other are one stream. After
// damage it recovers at the next member or frame. Frames of zstd may share a dictionary that stands
// before them, as in .warc.zst files. kDeflate is with or without zlib's header.
//
// Errors of read(): kInvalidData where the data are damaged or end early; kLimit above 64 MiB that
// were packed 200 times smaller: no text is, but a bomb.
std::unique_ptr<ByteSource> unpack(std::unique_ptr<BufferedSource> packed, Packing packing);

struct Unpacked {
  std::unique_ptr<BufferedSource> bytes;
  Packing packing = Packing::kNone;  // that they had
};

// The bytes, or what they hold where their first four show a packing. Errors of read(): as above.
Unpacked unpack_if_packed(std::unique_ptr<ByteSource> bytes);

// The whole of what `bytes` hold. Errors: those above; kLimit above `limit` bytes.
Result<std::string> unpack_all(std::string bytes, Packing packing, std::size_t limit);

}  // namespace standoff
