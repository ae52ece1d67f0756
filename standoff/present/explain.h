// Where one record of a report comes from: its words in their sentence, its fields, and the line
// of knowledge that made it.
//
//   const Result<std::string> page = explain_record({article, document, report, knowledge}, "e3");
//
//   e3  Norvia attacked Port Lucia (Thursday 13 March)
//
//   WORDS
//     line 5: [The navy of Norvia shelled Port Lucia] on Thursday.
//
//   FIELDS
//     type    ASSAULT
//     actors  a1 Norvia
//     ...
//
//   MADE BY
//     senses.tsv:28: bomb | bomb/v bombard/v shell/v | - | ASSAULT/aerial
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "standoff/base/result.h"
#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/report.h"

namespace standoff {

// `report` was made from `document`, the parse of `article.text`, with `knowledge`.
struct ExplainedReport {
  const Article& article;
  const Document& document;
  const Report& report;
  const Knowledge& knowledge;
};

struct ExplainOptions {
  std::size_t width = 80;  // columns; fewer than 40 are taken as 40
  bool colour = false;
};

// Whether `text` has the form of an id: a letter of the contract and a number from 1 on.
bool is_record_id(std::string_view text);

// A page for people; ends with a line end.
// Errors: kInvalidArgument where `id` is no id; kNotFound where the report has no such record, with
//         the ids that it has.
Result<std::string> explain_record(const ExplainedReport& source, std::string_view id,
                                   const ExplainOptions& options = {});

}  // namespace standoff
