// What a server's robots.txt lets a program fetch.
//
//   const RobotsRules rules = RobotsRules::parse(text, "standoff");
//   if (!rules.allows("/news/today?page=2")) leave_it();
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace standoff {

class RobotsRules {
 public:
  // Of robots.txt no more is read.
  static constexpr std::size_t kMostBytes = 500U << 10;

  // Rules that allow everything.
  RobotsRules() = default;

  // The rules of the groups for `product`, a token such as "standoff"; of those for "*" where there
  // are none. What is no rule is passed over: any bytes are a robots.txt.
  //
  // Source: RFC 9309.
  static RobotsRules parse(std::string_view text, std::string_view product);

  static RobotsRules allow_all() { return {}; }
  static RobotsRules allow_none();

  // Whether `path`, with its query, may be fetched. The longest pattern that matches decides; of
  // two as long, the one that allows.
  [[nodiscard]] bool allows(std::string_view path) const;

  // The pause between two requests that the file asks for (Crawl-delay, which many servers write
  // and RFC 9309 does not know); 0 where it asks for none, at most 30 s.
  [[nodiscard]] std::chrono::milliseconds crawl_delay() const { return crawl_delay_; }

  // The token of a User-Agent that robots.txt knows it by: "standoff" of "Standoff/0.1 (desk)".
  static std::string product_of(std::string_view user_agent);

 private:
  struct Rule {
    std::string pattern;  // in the form of normal()
    bool allow = false;
  };
  struct Group;

  std::vector<Rule> rules_;
  std::chrono::milliseconds crawl_delay_{0};
};

}  // namespace standoff
