// Whatever is unpacked has safe paths, no code, and stays below the limit.
#include <cstdlib>
#include <string>

#include "standoff/language/internal/wheel.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto files = standoff::unpack_wheel(bytes);
  if (!files) return 0;
  for (const auto& [path, content] : *files) {
    if (path.empty() || path.front() == '/' || path.find("..") == 0) std::abort();
    if (path.size() > 3 && path.substr(path.size() - 3) == ".py") std::abort();
  }
  if (files->count("config.cfg") == 0) std::abort();
  return 0;
}
