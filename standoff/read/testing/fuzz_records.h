// What holds of every source of articles, whatever its bytes.
#pragma once

#include "standoff/base/testing/fuzz.h"
#include "standoff/read/raw_article.h"

namespace standoff {

// Reads `source` to its end and checks that it has one, that records are numbered and come in the
// order of their bytes, that what is given has a body within the limit, and what is not a reason.
inline void check_records(RawArticleSource& source, std::size_t input_bytes) {
  Origin last;
  for (std::size_t items = 0; std::optional<RawItem> item = source.next(); ++items) {
    check(items <= 2 * input_bytes + 2);
    check(item->origin.record >= last.record && item->origin.offset >= last.offset);
    last = item->origin;
    if (item->article) {
      check(!item->article->body.empty() && item->article->body.size() <= 2 * kMaxRecordBytes);
    } else {
      check(!item->article.error().message.empty());
    }
  }
}

}  // namespace standoff
