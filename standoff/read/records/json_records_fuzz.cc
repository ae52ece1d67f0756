// Both forms of JSON end, give articles in order, and do not depend on how the bytes come.
#include "standoff/read/records/json_records.h"
#include "standoff/read/testing/fuzz_records.h"
#include "standoff/read/testing/items.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const FieldNames& names = FieldNames::built_in();
  check_records(*json_records(buffered(input), "fuzz", names), size);
  check_records(*json_lines(buffered(input), "fuzz", names), size);
  check(lines_of(*json_records(buffered(input, 3), "fuzz", names)) ==
        lines_of(*json_records(buffered(input), "fuzz", names)));
  check(lines_of(*json_lines(buffered(input, 3), "fuzz", names)) ==
        lines_of(*json_lines(buffered(input), "fuzz", names)));
  return 0;
}
