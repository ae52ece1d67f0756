// Markup of any encoding as UTF-8, piece by piece.
//
//   bytes = utf8_stream(std::move(bytes));   // a feed in windows-1251, read as if it were UTF-8
#pragma once

#include <memory>

#include "standoff/read/bytes/byte_source.h"

namespace standoff {

// The same bytes where their first 64 KiB are well-formed UTF-8; else what they decode to, with
// U+FFFD for what is ill-formed. The encoding is decided by to_utf8() for these 64 KiB, and by the
// declaration where they are ASCII. Offsets of a stream that is decoded are those of the UTF-8.
// Memory: some KiB more than `bytes`.
std::unique_ptr<BufferedSource> utf8_stream(std::unique_ptr<BufferedSource> bytes);

}  // namespace standoff
