// Any bytes give an error or a model whose arrays lie inside the input and fill their shapes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "standoff/tensor/thinc_model.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto model = standoff::ThincModel::parse(input);
  if (!model) return 0;
  for (const standoff::ThincNode& node : model->nodes()) {
    for (const auto& [name, array] : node.params) {
      std::uint64_t count = 1;
      for (const std::uint32_t dimension : array.shape) count *= dimension;
      if (count != array.size() || array.floats().size() != count) std::abort();
      if (array.bytes.size() > size) std::abort();
    }
    for (const auto& [name, bytes] : node.attrs) {
      if (auto value = node.integer(name); !value && value.error().message.empty()) std::abort();
      if (auto values = node.texts(name); values && values->size() > size) std::abort();
    }
  }
  return 0;
}
