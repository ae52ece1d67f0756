// What is unpacked ends, and is the same however the packed bytes come.
#include "standoff/base/testing/fuzz.h"
#include "standoff/read/bytes/unpack.h"
#include "standoff/read/testing/items.h"

namespace {

using namespace standoff;

std::string read_all(const std::string& packed, Packing packing, std::size_t step) {
  BufferedSource bytes(unpack(buffered(packed, step), packing));
  std::string out;
  for (std::size_t pieces = 0;; ++pieces) {
    check(pieces <= packed.size());
    while (!bytes.view().empty()) {
      if (out.size() < kMaxRecordBytes) out += bytes.view();
      bytes.skip(bytes.view().size());
    }
    if (!bytes.damage() || !bytes.recover()) return out;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string packed(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto packing = static_cast<Packing>(1 + data[0] % 4);
  const std::string whole = read_all(packed, packing, 1U << 20);
  if (whole.size() < kMaxRecordBytes)
    check(read_all(packed, packing, 3).size() <= 2 * kMaxRecordBytes);
  return 0;
}
