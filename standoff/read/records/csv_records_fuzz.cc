// Tables end, give articles in order, and do not depend on how the bytes come.
#include "standoff/read/records/csv_records.h"
#include "standoff/read/testing/fuzz_records.h"
#include "standoff/read/testing/items.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const FieldNames& names = FieldNames::built_in();
  const char delimiter = csv_delimiter(input.substr(0, input.find('\n')), names).value_or(',');
  check_records(*csv_records(buffered(input), delimiter, "fuzz", names), size);
  check(lines_of(*csv_records(buffered(input, 3), delimiter, "fuzz", names)) ==
        lines_of(*csv_records(buffered(input), delimiter, "fuzz", names)));
  return 0;
}
