// A record's fields to the Article that everything else works on.
//
//   Result<CleanArticle> clean = clean_article(std::move(raw), "news.jsonl#12", {.now = now});
//   clean->article.text    // "Truce holds\n\nThe truce held on Monday."
//   clean->doubts          // {"published 2999-01-01 lies in the future"}
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/article.h"
#include "standoff/read/language_guess.h"
#include "standoff/read/raw_article.h"

namespace standoff {

struct CleaningOptions {
  const Languages* languages = &Languages::built_in();
  std::int64_t now = 0;  // seconds since 1970; 0: no date is doubted
};

struct CleanArticle {
  Article article;
  std::vector<std::string> doubts;  // what was kept, and may be wrong
};

// A page's article is extracted, and says what its record does not; fields are decoded and cleaned
// (clean_text.h); plain text stays as it is. The text is the title, a blank line and the body; or
// the body where it begins with the title, or there is none. A date that cannot be read is left
// out, with a doubt. The language is the one guessed; the record's own where the guess knows none.
// Thread-safe.
//
// Errors: those of article_of_plain_text, to_utf8 and extract_html.
Result<CleanArticle> clean_article(RawArticle raw, std::string id, const CleaningOptions& options);

}  // namespace standoff
