// Files of a pipeline directory in any state give an error or a pack that opens or is refused.
//
// The input replaces one file of a model that STANDOFF_TEST_MODEL names (its first byte chooses
// which), or stands for all files where there is none.
#include <cstdlib>
#include <map>
#include <string>

#include "standoff/language/model_directory.h"
#include "standoff/language/pipeline.h"

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

const Files& model_files() {
  static const Files files = [] {
    const char* path = std::getenv("STANDOFF_TEST_MODEL");
    auto model = standoff::ModelDirectory::read(path == nullptr ? "." : path);
    return model ? std::move(model->files) : Files();
  }();
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  Files files = model_files();
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (files.empty()) {
    for (const char* path : {"config.cfg", "meta.json"}) files[path] = bytes;
  } else {
    std::next(files.begin(), static_cast<long>(data[0] % files.size()))->second = bytes;
  }
  const auto model = standoff::ModelDirectory::from_files(std::move(files));
  if (!model) {
    if (model.error().message.empty()) std::abort();
    return 0;
  }
  auto packed = standoff::pack_model(*model);
  if (!packed) return 0;
  auto pack = standoff::Pack::adopt(*std::move(packed));
  if (!pack) std::abort();
  if (auto pipeline = standoff::Pipeline::open(*std::move(pack)); pipeline) {
    if (pipeline->identity().digest != model->digest) std::abort();
  }
  return 0;
}
