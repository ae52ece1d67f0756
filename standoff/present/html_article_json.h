// What was found on a web page, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "standoff/read/html_article.h"

namespace standoff {

// One line: {"page", "title", "subtitle", "authors", "published", "updated", "url", "publisher",
// "language", "text"}. What the page does not tell is null, an empty list for authors.
std::string html_article_json(std::string_view page, const HtmlArticle& article);

}  // namespace standoff
