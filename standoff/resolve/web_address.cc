#include "standoff/resolve/web_address.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/base/percent.h"

namespace standoff {
namespace {

constexpr std::size_t kMaxBytes = 8U << 10;
constexpr int kMaxPasses = 16;  // an address in an address, "/amp/amp"

// What stands before the first of `marks`; `text` is left with what follows the mark.
std::string_view cut(std::string_view& text, std::string_view marks) {
  const std::size_t at = std::min(text.find_first_of(marks), text.size());
  const std::string_view front = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return front;
}

// The address behind "http://", "https://" or "//".
std::optional<std::string_view> without_scheme(std::string_view url) {
  for (const std::string_view scheme : {"https:", "http:"}) {
    if (!equals_ascii(url.substr(0, scheme.size()), scheme)) continue;
    url.remove_prefix(scheme.size());
    break;
  }
  if (!url.starts_with("//")) return std::nullopt;
  return url.substr(2);
}

bool is_ascii_graphic(char c) { return c > ' ' && c < '\x7F'; }

// Percent-encoded where a character needs it, and only there, in upper case.
std::string normal_encoding(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (const std::optional<char> byte = percent_byte(text, i)) {
      if (is_unreserved(*byte)) {
        out += *byte;
      } else {
        append_percent(*byte, out);
      }
      i += 2;
    } else if (is_ascii_graphic(c) && c != '%') {
      out += c;
    } else {
      append_percent(c, out);  // half an escape is a percent sign
    }
  }
  return out;
}

// Without "." and "..": each segment is taken once, and taken back once at most.
std::string without_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::string_view segment = cut(path, "/");
    if (segment.empty() || segment == ".") continue;
    if (segment == "..") {
      out.resize(std::min(out.rfind('/'), out.size()));
      continue;
    }
    out += '/';
    out += segment;
  }
  return out;
}

}  // namespace

Result<AddressRules> AddressRules::load(const Knowledge& knowledge) {
  const Result<KnowledgeTable> table =
      knowledge.table("web_addresses.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  AddressRules rules;
  for (const KnowledgeRow& row : table->rows()) {
    std::string value = lower_ascii(row[1]);
    const bool any = value.ends_with("*");
    if (row[0] == "parameter" && any) {
      rules.parameter_prefixes_.push_back(value.substr(0, value.size() - 1));
    } else if (row[0] == "parameter") {
      rules.parameters_.push_back(std::move(value));
    } else if (row[0] == "host") {
      rules.labels_.push_back(value + ".");
    } else if (row[0] == "path") {
      rules.path_ends_.push_back(std::move(value));
    } else if (row[0] == "wrapper") {
      const std::size_t slash = std::min(value.find('/'), value.size());
      const bool any_host = value.starts_with("*");
      rules.wrappers_.push_back({value.substr(any_host ? 1 : 0, slash - (any_host ? 1 : 0)),
                                 any_host, value.substr(slash)});
    } else {
      return table->error(row, 0, "parameter, host, path or wrapper");
    }
  }
  std::ranges::sort(rules.parameters_);
  return rules;
}

bool AddressRules::is_tracking(std::string_view parameter) const {
  const std::string name = lower_ascii(parameter);
  const auto begins_name = [&](const std::string& prefix) { return name.starts_with(prefix); };
  return std::ranges::binary_search(parameters_, name) ||
         std::ranges::any_of(parameter_prefixes_, begins_name);
}

std::string_view AddressRules::unwrapped(std::string_view address) const {
  const std::size_t slash = std::min(address.find('/'), address.size());
  const std::string host = lower_ascii(address.substr(0, slash));
  const std::string_view path = address.substr(slash);
  for (const Wrapper& wrapper : wrappers_) {
    const bool host_fits = wrapper.any_host ? host.ends_with(wrapper.host) : host == wrapper.host;
    if (host_fits && path.starts_with(wrapper.path)) return path.substr(wrapper.path.size());
  }
  return address;
}

// A host of two labels keeps both: "m.example" is no other form of "example".
std::string AddressRules::host_of(std::string_view authority) const {
  const std::size_t user_end = authority.rfind('@');
  if (user_end != std::string_view::npos) authority.remove_prefix(user_end + 1);
  std::string host = lower_ascii(authority);
  for (const std::string_view port : {":80", ":443", ":", "."}) {
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  }
  for (bool found = true; found;) {
    found = false;
    for (const std::string& label : labels_) {
      if (!host.starts_with(label) || host.find('.', label.size()) == std::string::npos) continue;
      host.erase(0, label.size());
      found = true;
    }
  }
  return host;
}

std::string AddressRules::path_of(std::string_view path) const {
  std::string out = without_dot_segments(normal_encoding(path));
  for (const std::string& end : path_ends_) {
    if (!lower_ascii(out).ends_with(end)) continue;
    out.resize(out.size() - end.size());
    break;
  }
  return out;
}

std::string AddressRules::query_of(std::string_view query) const {
  std::vector<std::string> kept;
  while (!query.empty()) {
    const std::string_view parameter = cut(query, "&;");
    if (parameter.empty() || is_tracking(parameter.substr(0, parameter.find('=')))) continue;
    kept.push_back(normal_encoding(parameter));
  }
  std::ranges::sort(kept);
  std::string out;
  for (const std::string& parameter : kept) {
    out += out.empty() ? '?' : '&';
    out += parameter;
  }
  return out;
}

std::string AddressRules::canonical(std::string_view url) const {
  std::string out = simplified(url);
  for (int pass = 0; pass < kMaxPasses; ++pass) {
    std::string next = simplified("//" + out);
    if (next == out) return out;
    out = std::move(next);
  }
  return "";  // endless layers are nobody's address
}

std::string AddressRules::simplified(std::string_view url) const {
  if (url.size() > kMaxBytes) return "";
  const std::optional<std::string_view> address = without_scheme(trim_ascii(url));
  if (!address) return "";
  std::string_view rest = unwrapped(*address);
  rest = rest.substr(0, rest.find('#'));
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?"));
  std::string out = host_of(authority);
  const auto breaks = [](char c) { return c >= 0 && !is_ascii_graphic(c); };
  if (out.empty() || std::ranges::any_of(out, breaks)) return "";
  rest.remove_prefix(authority.size());
  const std::string_view path = rest.substr(0, rest.find('?'));
  rest.remove_prefix(std::min(path.size() + 1, rest.size()));
  out += path_of(path);
  out += query_of(rest);
  return out;
}

}  // namespace standoff
