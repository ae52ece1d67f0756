// A small article with a report made by hand, one record of each kind at least, for tests.
#pragma once

#include <cstdint>
#include <string_view>

#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/meaning/report.h"

namespace standoff {

struct Sample {
  Article article;
  Document document;  // one sentence a line
  Report report;

  // Where the text has `words`. Precondition: it has them.
  [[nodiscard]] ByteSpan span(std::string_view words) const;
};

// Actors: 0 Norvia, 1 Henrik Solberg, 2 Tamaria, 3 Coastal Council, 4 River Front, 5 Port Lucia,
// 6 hospital, 7 Envoys. Times: 0 Friday, 1 Thursday, 2 March 20, 3 30-day. Statements: 0 Solberg,
// 1 hospital. Events: 0 the rejection, 1 the rockets, 2 the meeting to come.
Sample sample_report();

}  // namespace standoff
