// Archives end and give articles in order, packed or not, damaged or whole. Of what is packed the
// first bytes decide how, and which bit of it is wrong.
#include <string_view>

#include "standoff/read/bytes/unpack.h"
#include "standoff/read/records/warc_records.h"
#include "standoff/read/testing/fuzz_records.h"
#include "standoff/read/testing/items.h"
#include "standoff/read/testing/pack.h"

namespace {

using namespace standoff;

// The records, each in a member or frame of its own.
std::string pack(std::string_view archive, Packing packing) {
  std::string out;
  for (std::size_t begin = 0; begin < archive.size();) {
    const std::size_t end = std::min(archive.find("WARC/", begin + 1), archive.size());
    const std::string record(archive.substr(begin, end - begin));
    out += packing == Packing::kGzip ? gzip(record) : zstd(record);
    begin = end;
  }
  return out;
}

void check_packed(std::string_view input, Packing packing) {
  const auto place = static_cast<unsigned char>(input[0]);
  const auto bit = static_cast<unsigned char>(input[1]);
  std::string packed = pack(input.substr(2), packing);
  if (bit % 9 < 8) {  // else whole
    char& hurt = packed[packed.size() * place / 256];
    hurt = static_cast<char>(hurt ^ (1U << bit % 9));
  }
  const std::size_t size = input.size() + packed.size();
  auto unpacked = std::make_unique<BufferedSource>(unpack(buffered(packed), packing));
  check_records(*warc_records(std::move(unpacked), "fuzz", true), size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  check_records(*warc_records(buffered(input), "fuzz", false), size);
  check_records(*warc_records(buffered(input, 3), "fuzz", false), size);
  if (size > 2) {
    check_packed(input, Packing::kGzip);
    check_packed(input, Packing::kZstd);
  }
  return 0;
}
