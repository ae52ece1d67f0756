#include "standoff/read/clean_article.h"

#include <algorithm>
#include <utility>

#include "standoff/read/charset.h"
#include "standoff/read/clean_text.h"
#include "standoff/read/dates.h"
#include "standoff/read/html_article.h"
#include "standoff/read/internal/markup_text.h"
#include "standoff/read/plain_text.h"

namespace standoff {
namespace {

// A field on one line; empty where its bytes are no text.
std::string line_of(std::string_view bytes) {
  const Result<DecodedText> decoded = to_utf8(bytes, {});
  return decoded ? clean_line(decoded->text) : "";
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// What the page says, where its record does not.
Result<void> extract(RawArticle& raw) {
  Result<HtmlArticle> page =
      extract_html(raw.body, {.url = raw.url, .content_type = raw.content_type});
  if (!page) return std::move(page).error();
  raw.body = std::move(page->text);
  fill(raw.title, std::move(page->title));
  fill(raw.url, std::move(page->url));
  fill(raw.source, std::move(page->publisher));
  fill(raw.published, std::move(page->published));
  fill(raw.language, std::move(page->language));
  if (raw.authors.empty()) raw.authors = std::move(page->authors);
  return {};
}

// The body as text. Plain text stays as its file has it.
Result<void> clean_body(RawArticle& raw) {
  if (raw.kind == BodyKind::kHtml) return extract(raw);
  if (raw.kind == BodyKind::kPlainText) return {};
  Result<DecodedText> decoded = to_utf8(raw.body, {.content_type = raw.content_type});
  if (!decoded) return std::move(decoded).error();
  raw.body = has_markup(decoded->text) ? markup_text(decoded->text) : clean_text(decoded->text);
  return {};
}

std::string with_title(const std::string& title, std::string body) {
  if (title.empty() || first_line(body) == title) return body;
  return title + "\n\n" + std::move(body);
}

// "en-GB" and "EN" are "en"; names of languages and nonsense are "".
std::string tag_of(std::string_view declared) {
  std::string tag(declared.substr(0, declared.find_first_of("-_")));
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  std::ranges::transform(tag, tag.begin(), lower);
  const bool letters = std::ranges::all_of(tag, [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (tag.size() == 2 || tag.size() == 3) ? tag : "";
}

void set_published(const std::string& published, std::int64_t now, CleanArticle& out) {
  if (published.empty()) return;
  const std::optional<std::string> iso = iso_date(published);
  if (!iso) {
    out.doubts.push_back("the date '" + published.substr(0, 40) + "' cannot be read");
    return;
  }
  out.article.published = *iso;
  if (now != 0 && is_future(*iso, now)) {
    out.doubts.push_back("published " + *iso + " lies in the future");
  }
}

}  // namespace

Result<CleanArticle> clean_article(RawArticle raw, std::string id, const CleaningOptions& options) {
  if (Result<void> cleaned = clean_body(raw); !cleaned) return cleaned.error();
  const std::string title = line_of(raw.title);
  Result<Article> article = article_of_plain_text(with_title(title, std::move(raw.body)),
                                                  std::move(id), *options.languages);
  if (!article) return std::move(article).error();
  CleanArticle out{*std::move(article), std::move(raw.doubts)};
  if (!title.empty()) out.article.title = title;
  out.article.url = line_of(raw.url);
  out.article.source = line_of(raw.source);
  for (const std::string& author : raw.authors) out.article.bylines.push_back(line_of(author));
  const std::string declared = tag_of(raw.language);
  if (out.article.language == "mis" && !declared.empty()) out.article.language = declared;
  set_published(line_of(raw.published), options.now, out);
  return out;
}

}  // namespace standoff
