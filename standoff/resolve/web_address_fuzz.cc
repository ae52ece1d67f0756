// A canonical address has no spaces or fragment, and is its own canonical form.
#include <string>
#include <string_view>

#include "standoff/base/testing/fuzz.h"
#include "standoff/resolve/web_address.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto rules = standoff::AddressRules::load(standoff::Knowledge());
  const std::string_view url(reinterpret_cast<const char*>(data), size);
  const std::string canonical = rules->canonical(url);
  standoff::check(canonical.find_first_of(" \t\n#") == std::string::npos);
  if (!canonical.empty()) standoff::check(rules->canonical("//" + canonical) == canonical);
  return 0;
}
