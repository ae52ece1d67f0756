// A damaged pack is refused with a message, or opens and parses without harm.
//
// The input is a list of changes, five bytes each (four of place, one of value), to a good pack of
// the model that STANDOFF_TEST_MODEL names; without one, the input is the pack.
#include <cstdlib>
#include <cstring>
#include <string>

#include "standoff/language/model_directory.h"
#include "standoff/language/pipeline.h"

namespace {

std::string good_pack() {
  const char* path = std::getenv("STANDOFF_TEST_MODEL");
  if (path == nullptr) return {};
  const auto model = standoff::ModelDirectory::read(path);
  if (!model) return {};
  auto packed = standoff::pack_model(*model);
  return packed ? *std::move(packed) : std::string();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const std::string good = good_pack();
  std::string bytes = good;
  if (good.empty()) bytes.assign(reinterpret_cast<const char*>(data), size);
  for (; !good.empty() && size >= 5; data += 5, size -= 5) {
    std::uint32_t at = 0;
    std::memcpy(&at, data, sizeof at);
    bytes[at % bytes.size()] = static_cast<char>(data[4]);
  }
  auto pack = standoff::Pack::adopt(std::move(bytes));
  if (!pack) return 0;
  const auto pipeline = standoff::Pipeline::open(*std::move(pack));
  if (!pipeline) {
    if (pipeline.error().message.empty()) std::abort();
    return 0;
  }
  const auto document = pipeline->parse("The U.S. said on May 4 that it can't leave Paris.\nOK?");
  if (!document && document.error().message.empty()) std::abort();
  return 0;
}
