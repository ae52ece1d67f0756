// What find_invalid_utf8 accepts decodes and encodes back to the same bytes.
#include <cstdlib>
#include <string>
#include <string_view>

#include "standoff/base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto bad = standoff::find_invalid_utf8(input);
  const std::string_view valid = input.substr(0, bad.value_or(size));
  std::string again;
  std::size_t count = 0;
  for (standoff::Utf8Cursor cursor(valid); !cursor.done(); ++count) {
    standoff::append_utf8(cursor.next(), again);
  }
  if (again != valid || count != standoff::count_code_points(valid)) std::abort();
  const standoff::CodePointIndex index(valid);
  if (index.code_point_of(static_cast<std::uint32_t>(valid.size())) != count) std::abort();
  return 0;
}
