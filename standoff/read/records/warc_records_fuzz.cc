// Archives end and give articles in order, packed or not.
#include "standoff/read/records/warc_records.h"
#include "standoff/read/testing/fuzz_records.h"
#include "standoff/read/testing/items.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  const std::string input(reinterpret_cast<const char*>(data), size);
  check_records(*warc_records(buffered(input), "fuzz", false), size);
  check_records(*warc_records(buffered(input, 3), "fuzz", false), size);
  return 0;
}
