// What a server writes into its header: redirects and times, whatever its bytes.
#include "standoff/base/testing/fuzz.h"
#include "standoff/read/records/http_response.h"
#include "standoff/read/web/address.h"
#include "standoff/read/web/http_waits.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace standoff;
  constexpr std::int64_t kNow = 1727100300;
  constexpr std::int64_t kDay = 24 * 60 * 60;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const HeaderFields fields = take_header_fields(input);
  const std::int64_t wait = wait_asked_for(fields, kNow).count();
  const std::int64_t fresh = fresh_for(fields, kNow).count();
  check(wait >= 0 && wait <= 7 * kDay && fresh >= 0 && fresh <= kDay);
  const auto location = fields.find("location");
  if (location == fields.end()) return 0;
  const Result<WebAddress> base = parse_address("https://a.example:8080/b/c?d");
  const Result<WebAddress> led = resolve_address(*base, location->second);
  if (!led) return 0;
  const Result<WebAddress> again = parse_address(led->text);
  check(again && *again == *led);
  check(led->text.compare(0, led->server.size(), led->server) == 0);
  check(led->text.find_first_of("\r\n ") == led->text.npos && led->path.front() == '/');
  return 0;
}
