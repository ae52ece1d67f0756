// Any bytes give an error or a tree whose values lie inside the input, in order.
#include <cstdlib>
#include <string_view>

#include "standoff/base/msgpack.h"

namespace {

// Returns the number of values under and including `value`.
std::size_t walk(const standoff::MsgpackValue& value, std::string_view input, std::size_t& last) {
  if (value.offset() < last || value.offset() >= input.size()) std::abort();
  last = value.offset();
  const std::string_view bytes = value.bytes();
  if (!bytes.empty() &&
      (bytes.data() < input.data() || bytes.data() + bytes.size() > input.data() + input.size())) {
    std::abort();
  }
  std::size_t count = 1;
  for (const auto& item : value.array()) count += walk(item, input, last);
  for (const auto& [key, item] : value.map()) {
    count += walk(key, input, last);
    count += walk(item, input, last);
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto parsed = standoff::Msgpack::parse(input);
  if (!parsed) return 0;
  std::size_t last = 0;
  if (walk(parsed->root(), input, last) > size) std::abort();
  return 0;
}
