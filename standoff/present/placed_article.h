// Where an article stands among those before it: what `standoff copies` prints.
#pragma once

#include <string>

#include "standoff/document/article.h"
#include "standoff/resolve/copies.h"

namespace standoff {

// One line: {"id", "title", "source", "url", "published", "language", "group", "copy_of"}, the
// fields that a report has in "article".
std::string placed_article_json(const Article& article, const Placement& placement);

// The same as fields with tabs between, and the line of their names. Ends with a line end.
std::string placed_article_tsv(const Article& article, const Placement& placement);
std::string placed_article_tsv_header();

}  // namespace standoff
