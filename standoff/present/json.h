// The report of one article as JSON: the contract that schema/report.schema.json states.
//
//   std::string line = report_json(article, report, {.model = "en_core_web_sm 3.8.0"});
//
// One object on one line, without the line end. Byte for byte the same for the same input. Spans
// become code points here, and each gets the words that it covers.
#pragma once

#include <string>

#include "standoff/document/article.h"
#include "standoff/meaning/report.h"
#include "standoff/resolve/copies.h"

namespace standoff {

struct ReportJsonOptions {
  bool with_text = false;                // "text": the article's text, which the spans point into
  std::string model = {};                // what gave the annotation: "en_core_web_sm 3.8.0"
  std::string knowledge = {};            // what the engine knew: a digest of the knowledge files
  const Placement* placement = nullptr;  // among the articles before it; null: nobody looked
};

// Precondition: `report` was made from `article`: its spans lie inside the text, its ids inside
// their arrays.
std::string report_json(const Article& article, const Report& report,
                        const ReportJsonOptions& options = {});

}  // namespace standoff
