// One article as it was read: its text and where it comes from.
#pragma once

#include <string>
#include <vector>

namespace standoff {

struct Article {
  std::string id;         // the caller's name for it: a file name, a record number, a URL
  std::string text;       // UTF-8; the only text that spans refer to. The title is its first line
  std::string title;      // the title alone
  std::string source;     // publisher; empty where unknown
  std::string url;        // canonical address; empty where unknown
  std::string published;  // ISO 8601 date or date and time; empty where unknown
  std::vector<std::string> bylines;
  std::string language = "en";  // BCP 47; "und" where it could not be told
};

}  // namespace standoff
