#include "standoff/present/html_article_json.h"

#include <nlohmann/json.hpp>

namespace standoff {

std::string html_article_json(std::string_view page, const HtmlArticle& article) {
  using nlohmann::ordered_json;
  const auto told = [](const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
  };
  const ordered_json json = {{"page", page},
                             {"title", told(article.title)},
                             {"subtitle", told(article.subtitle)},
                             {"authors", article.authors},
                             {"published", told(article.published)},
                             {"updated", told(article.updated)},
                             {"url", told(article.url)},
                             {"publisher", told(article.publisher)},
                             {"language", told(article.language)},
                             {"text", article.text}};
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace standoff
