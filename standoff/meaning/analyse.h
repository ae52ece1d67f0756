// One document to its report.
//
//   Result<Report> report = analyse(document, article, knowledge);
#pragma once

#include "standoff/base/result.h"
#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/report.h"

namespace standoff {

// `document` holds the parse of `article.text`. Deterministic; linear in the text.
// Errors: those of the knowledge files.
Result<Report> analyse(const Document& document, const Article& article,
                       const Knowledge& knowledge);

}  // namespace standoff
