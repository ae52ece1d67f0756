// The report of one article as a page for people: title, who, who said what, when.
//
//   std::cout << brief(article, document, report, {.width = 80});
//
// Every statement is followed by the words of the article that attribute it, with the number of
// their line, so that a reader can check it without a search.
#pragma once

#include <cstddef>
#include <string>

#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct BriefOptions {
  std::size_t width = 80;  // columns; fewer than 40 are taken as 40
  bool colour = false;     // bold, dim and colour by ANSI escapes
};

// Ends with a line end. Precondition: `document` was parsed from `article.text`, and `report` made
// from both.
std::string brief(const Article& article, const Document& document, const Report& report,
                  const BriefOptions& options = {});

}  // namespace standoff
