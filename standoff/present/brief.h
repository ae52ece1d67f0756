// The report of one article as a page for people. It answers "What happened?": the standoff first,
// then what is on the table and who stands where on it, what was done and said, how many, where
// accounts differ, what comes next, and who they all are.
//
//   std::cout << brief(article, document, report, {.width = 80});
//
// Every line stands on a record and ends with it: the words of the article that support it, the
// record's id, and the number of the words' line, so that a reader can check it without a search.
#pragma once

#include <cstddef>
#include <string>

#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/meaning/report.h"
#include "standoff/resolve/copies.h"

namespace standoff {

struct BriefOptions {
  std::size_t width = 80;  // columns; fewer than 40 are taken as 40
  bool colour = false;     // bold, dim and colour by ANSI escapes
  bool full = false;       // all records and whole quotations, where a screenful is usual
  const Placement* placement = nullptr;  // among the articles before it; null: nobody looked
};

// Ends with a line end. Precondition: `document` was parsed from `article.text`, and `report` made
// from both.
std::string brief(const Article& article, const Document& document, const Report& report,
                  const BriefOptions& options = {});

}  // namespace standoff
