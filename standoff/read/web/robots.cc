#include "standoff/read/web/robots.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/base/percent.h"
#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::size_t kMostPattern = 2048;  // bytes; more than a path of a news site has
constexpr double kMostDelay = 30;           // seconds

// One spelling for each path: letters and digits stand for themselves, what is outside ASCII or is
// escaped is escaped in capitals. In a pattern '*', and '$' at the end, keep their meaning.
std::string normal(std::string_view path, bool is_pattern) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (const std::optional<char> decoded = percent_byte(path, i)) {
      i += 2;
      if (is_unreserved(*decoded)) {
        out += *decoded;
      } else {
        append_percent(*decoded, out);
      }
    } else if (c == '*' || c == '$') {
      const bool special = is_pattern && (c == '*' || i + 1 == path.size());
      special ? void(out += c) : append_percent(c, out);
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      append_percent(c, out);
    } else {
      out += c;
    }
  }
  return out;
}

// What stands between the stars must come in order: the leftmost place of each leaves most room
// for the rest.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = !pattern.empty() && pattern.back() == '$';
  if (to_end) pattern.remove_suffix(1);
  std::size_t star = std::min(pattern.find('*'), pattern.size());
  if (path.substr(0, star) != pattern.substr(0, star)) return false;
  if (star == pattern.size()) return !to_end || path.size() == star;
  path.remove_prefix(star);
  while (star < pattern.size()) {
    pattern.remove_prefix(star + 1);
    star = std::min(pattern.find('*'), pattern.size());
    const std::string_view part = pattern.substr(0, star);
    if (to_end && star == pattern.size()) {
      return path.size() >= part.size() && path.substr(path.size() - part.size()) == part;
    }
    const std::size_t at = path.find(part);
    if (at == path.npos) return false;
    path.remove_prefix(at + part.size());
  }
  return true;
}

struct Line {
  std::string key;  // in lower case
  std::string_view value;
};

// The next line of `text` that has a colon, without its comment; `text` is moved behind it.
Line take_line(std::string_view& text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    return {lower_ascii(trim_ascii(line.substr(0, colon))), trim_ascii(line.substr(colon + 1))};
  }
  return {};
}

std::chrono::milliseconds delay_of(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc() || end == value.data() || !(seconds > 0)) return {};
  constexpr double kMilliseconds = 1000;
  return std::chrono::milliseconds(
      static_cast<std::int64_t>(std::min(seconds, kMostDelay) * kMilliseconds));
}

}  // namespace

// The rules of all groups for one name.
struct RobotsRules::Group {
  bool is_there = false;
  RobotsRules rules;

  void add(const Line& line) {
    if (line.key == "crawl-delay") rules.crawl_delay_ = delay_of(line.value);
    const bool allow = line.key == "allow";
    const bool is_rule = allow || line.key == "disallow";
    if (!is_rule || line.value.empty() || line.value.size() > kMostPattern) return;
    rules.rules_.push_back({normal(line.value, true), allow});
  }
};

RobotsRules RobotsRules::parse(std::string_view text, std::string_view product) {
  text = without_mark(text.substr(0, kMostBytes));
  Group ours;
  Group anyone;
  bool for_us = false;
  bool for_anyone = false;
  bool names_agents = false;  // the line before did: this one's agent joins its group
  for (Line line = take_line(text); !line.key.empty() || !text.empty(); line = take_line(text)) {
    if (line.key == "user-agent") {
      if (!std::exchange(names_agents, true)) for_us = for_anyone = false;
      for_us = for_us || (!product.empty() && equals_ascii(product_of(line.value), product));
      for_anyone = for_anyone || line.value == "*";
      ours.is_there = ours.is_there || for_us;
      continue;
    }
    // A sitemap belongs to no group and ends none.
    if (line.key == "allow" || line.key == "disallow" || line.key == "crawl-delay") {
      names_agents = false;
    }
    if (for_us) ours.add(line);
    if (for_anyone) anyone.add(line);
  }
  return std::move(ours.is_there ? ours : anyone).rules;
}

RobotsRules RobotsRules::allow_none() {
  RobotsRules rules;
  rules.rules_.push_back({"/", false});
  return rules;
}

bool RobotsRules::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string normal_path = normal(path, false);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t length = rule.pattern.size();
    const bool decides = length > longest || (length == longest && rule.allow);
    if (!decides || !matches(rule.pattern, normal_path)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

std::string RobotsRules::product_of(std::string_view user_agent) {
  const auto ends = [](char c) { return !is_ascii_letter(c) && c != '-' && c != '_'; };
  const auto* end = std::ranges::find_if(user_agent, ends);
  return lower_ascii(
      std::string_view(user_agent.data(), static_cast<std::size_t>(end - user_agent.begin())));
}

}  // namespace standoff
