// Feeds end and give articles in order, however broken their XML is.
#include "standoff/read/records/feed_records.h"
#include "standoff/read/testing/fuzz_records.h"
#include "standoff/read/testing/items.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  const std::string input(reinterpret_cast<const char*>(data), size);
  check_records(*feed_records(buffered(input), "fuzz"), size);
  check_records(*feed_records(buffered(input, 3), "fuzz"), size);
  return 0;
}
