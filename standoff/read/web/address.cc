#include "standoff/read/web/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#include "standoff/base/ascii.h"
#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::size_t kMostBytes = 8000;
constexpr std::size_t kMostShown = 80;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

Error no_address(std::string_view text, const std::string& why) {
  std::string shown;
  for (const char c : text.substr(0, kMostShown)) {
    shown += c > ' ' && c < '\x7F' ? c : '?';
  }
  if (text.size() > kMostShown) shown += "...";
  return {ErrorCode::kInvalidArgument, why + ": '" + shown + "'", ""};
}

std::string part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  std::string out;
  if (curl_url_get(url.get(), part, &text, CURLU_NO_DEFAULT_PORT) == CURLUE_OK) out = text;
  curl_free(text);
  return out;
}

bool is_plain(std::string_view text) {
  return !find_invalid_utf8(text) && std::ranges::none_of(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
  });
}

// Gives `url` the parts of `text`, which may be relative where it has some already.
Result<WebAddress> take(const Url& url, std::string_view text) {
  const std::string trimmed(trim_ascii(text));
  if (trimmed.size() > kMostBytes) return no_address(text, "an address above 8,000 bytes");
  if (!is_plain(trimmed)) return no_address(text, "an address with control characters");
  const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, trimmed.c_str(),
                                      CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
  const std::string scheme = part_of(url, CURLUPART_SCHEME);
  if (code != CURLUE_OK || (scheme != "http" && scheme != "https")) {
    return no_address(text, "not an address of http or https");
  }
  if (!part_of(url, CURLUPART_USER).empty() || !part_of(url, CURLUPART_PASSWORD).empty()) {
    return Error{ErrorCode::kInvalidArgument, "an address with a user's name or password", ""};
  }
  // curl undoes escapes in a host's name; then anything may stand there.
  const std::string host = lower_ascii(part_of(url, CURLUPART_HOST));
  if (host.empty() || !is_plain(host) || host.find_first_of(" %/?#@\\<>\"|^`{}") != host.npos) {
    return no_address(text, "an address without a host's name");
  }
  const std::string port = part_of(url, CURLUPART_PORT);
  const std::string query = part_of(url, CURLUPART_QUERY);
  WebAddress address;
  address.server = scheme + "://" + host + (port.empty() ? "" : ":" + port);
  address.path = part_of(url, CURLUPART_PATH) + (query.empty() ? "" : "?" + query);
  address.text = address.server + address.path;
  if (address.text.size() > kMostBytes) return no_address(text, "an address above 8,000 bytes");
  return address;
}

bool is_public_v4(std::uint32_t ip) {
  struct Block {
    std::uint32_t begin;
    unsigned bits;
  };
  constexpr std::array<Block, 14> kSpecial = {{
      {0x00000000, 8},   // this network
      {0x0A000000, 8},   // private
      {0x64400000, 10},  // shared by a provider's customers
      {0x7F000000, 8},   // this machine
      {0xA9FE0000, 16},  // this link, with the notes that clouds keep for their machines
      {0xAC100000, 12},  // private
      {0xC0000000, 24},  // protocol assignments
      {0xC0000200, 24},  // documentation
      {0xC0A80000, 16},  // private
      {0xC6120000, 15},  // benchmarks
      {0xC6336400, 24},  // documentation
      {0xCB007100, 24},  // documentation
      {0xE0000000, 4},   // groups
      {0xF0000000, 4},   // reserved; broadcast
  }};
  return std::ranges::none_of(
      kSpecial, [ip](Block block) { return (ip ^ block.begin) >> (32 - block.bits) == 0; });
}

std::uint32_t word_at(const std::array<unsigned char, 16>& bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24U | std::uint32_t{bytes[at + 1]} << 16U |
         std::uint32_t{bytes[at + 2]} << 8U | std::uint32_t{bytes[at + 3]};
}

// Only 2000::/3 is given out; what carries an IPv4 address is judged by that.
bool is_public_v6(const std::array<unsigned char, 16>& ip) {
  const std::uint32_t first = word_at(ip, 0);
  const bool middle_is_zero = word_at(ip, 4) == 0;
  if (first == 0 && middle_is_zero && word_at(ip, 8) == 0xFFFF)
    return is_public_v4(word_at(ip, 12));
  if (first == 0x0064FF9B && middle_is_zero && word_at(ip, 8) == 0) {
    return is_public_v4(word_at(ip, 12));  // NAT64
  }
  if (first >> 16U == 0x2002) return is_public_v4(word_at(ip, 2));  // 6to4
  if (first >> 9U == 0x20010000U >> 9U || first == 0x20010DB8) return false;
  return first >> 29U == 1;
}

}  // namespace

Result<WebAddress> parse_address(std::string_view text) {
  if (!looks_like_address(trim_ascii(text))) {
    return no_address(text, "not an address of http or https");
  }
  return take(Url(curl_url()), text);
}

Result<WebAddress> resolve_address(const WebAddress& base, std::string_view reference) {
  const Url url(curl_url());
  if (Result<WebAddress> taken = take(url, base.text); !taken) return taken;
  if (trim_ascii(reference).empty()) return no_address(reference, "an empty address");
  return take(url, reference);
}

bool looks_like_address(std::string_view text) {
  return equals_ascii(text.substr(0, 7), "http://") || equals_ascii(text.substr(0, 8), "https://");
}

bool is_public_ip(const std::string& ip) {
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET, ip.c_str(), bytes.data()) == 1) return is_public_v4(word_at(bytes, 0));
  if (::inet_pton(AF_INET6, ip.c_str(), bytes.data()) == 1) return is_public_v6(bytes);
  return false;
}

}  // namespace standoff
