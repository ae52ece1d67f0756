#include "standoff/read/web/http_waits.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

constexpr std::int64_t kDay = 86'400;  // seconds

// Digits only; what is too large for the type is the most of it.
std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return kDay * 366;
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

// Seconds from `now` to a date of HTTP; negative in the past.
std::optional<std::int64_t> until(std::string_view date, std::int64_t now) {
  if (date.empty()) return std::nullopt;
  const std::time_t at = curl_getdate(std::string(date).c_str(), nullptr);
  if (at == -1) return std::nullopt;
  return static_cast<std::int64_t>(at) - now;
}

std::chrono::seconds within(std::int64_t seconds, std::int64_t most) {
  return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, most));
}

struct CacheControl {
  bool never = false;
  std::optional<std::int64_t> max_age;
};

CacheControl cache_control_of(std::string_view text) {
  CacheControl out;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string part = lower_ascii(trim_ascii(text.substr(0, comma)));
    text.remove_prefix(std::min(comma + 1, text.size()));
    constexpr std::string_view kMaxAge = "max-age=";
    out.never = out.never || part == "no-cache" || part == "no-store";
    if (part.compare(0, kMaxAge.size(), kMaxAge) != 0) continue;
    std::string_view age = std::string_view(part).substr(kMaxAge.size());
    if (age.size() > 1 && age.front() == '"') age = age.substr(1, age.size() - 2);
    out.max_age = number_of(age);
  }
  return out;
}

}  // namespace

std::chrono::seconds wait_asked_for(const HeaderFields& fields, std::int64_t now) {
  const std::string_view value = field_of(fields, "retry-after");
  const std::optional<std::int64_t> seconds = number_of(value);
  return within(seconds ? *seconds : until(value, now).value_or(0), 7 * kDay);
}

std::chrono::seconds fresh_for(const HeaderFields& fields, std::int64_t now) {
  const CacheControl control = cache_control_of(field_of(fields, "cache-control"));
  if (control.never) return {};
  if (control.max_age) {
    return within(*control.max_age - number_of(field_of(fields, "age")).value_or(0), kDay);
  }
  return within(until(field_of(fields, "expires"), now).value_or(0), kDay);
}

}  // namespace standoff
