// What a page says about its article: JSON-LD, Open Graph, meta tags, microdata, time elements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standoff/read/internal/html_tree.h"

namespace standoff {

struct HtmlMetadata {
  std::string title;
  std::string subtitle;
  std::vector<std::string> authors;
  std::string published;
  std::string updated;
  std::string url;
  std::string publisher;
  std::string language;
  std::string body;  // the article's text where the page carries it as data
};

// The best that each source says, in the order of knowledge/html_metadata.tsv. `url` is where the
// page was fetched; relative addresses are resolved against it.
HtmlMetadata metadata_of(const HtmlTree& tree, std::string_view url);

// The names in a line that readers see: those after "By", up to a date or the next mark; or the
// line itself if it `is_byline` and reads as names. Empty where there are none.
std::vector<std::string> authors_in(std::string_view line, bool is_byline);

}  // namespace standoff
