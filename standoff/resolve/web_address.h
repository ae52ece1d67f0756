// One spelling for the address of an article, whatever way it was reached by.
//
//   const Result<AddressRules> rules = AddressRules::load(Knowledge());
//   rules->canonical("HTTP://m.Wire.example:80/a/../truce/amp?utm_source=x&id=7#top")
//       // "wire.example/truce?id=7"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"

namespace standoff {

class AddressRules {
 public:
  // Reads web_addresses.tsv. Errors: those of KnowledgeTable; kInvalidData for an unknown kind.
  static Result<AddressRules> load(const Knowledge& knowledge);

  // Host, path and query of an http or https address in normal form: lower-case host without its
  // default port and the labels of other forms, path without dot segments, its last slash and the
  // ends of other forms, percent-encoding where it is needed only, query sorted and without
  // parameters that track; no scheme, user or fragment. Empty where it is no such address, or is
  // longer than 8 KiB. Linear but for the sorting; thread-safe.
  // Source: RFC 3986, sections 6.2.2 and 6.2.3.
  [[nodiscard]] std::string canonical(std::string_view url) const;

 private:
  struct Wrapper {
    std::string host;       // what it ends in
    bool any_host = false;  // with more before it
    std::string path;       // what it begins with
  };

  // One pass of canonical().
  [[nodiscard]] std::string simplified(std::string_view url) const;
  [[nodiscard]] bool is_tracking(std::string_view parameter) const;
  [[nodiscard]] std::string_view unwrapped(std::string_view address) const;
  [[nodiscard]] std::string host_of(std::string_view authority) const;
  [[nodiscard]] std::string path_of(std::string_view path) const;
  [[nodiscard]] std::string query_of(std::string_view query) const;

  std::vector<std::string> parameters_;  // sorted
  std::vector<std::string> parameter_prefixes_;
  std::vector<std::string> labels_;  // with their dot: "m."
  std::vector<std::string> path_ends_;
  std::vector<Wrapper> wrappers_;
};

}  // namespace standoff
