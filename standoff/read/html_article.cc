#include "standoff/read/html_article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/read/charset.h"
#include "standoff/read/clean_text.h"
#include "standoff/read/dates.h"
#include "standoff/read/internal/html_blocks.h"
#include "standoff/read/internal/html_body.h"
#include "standoff/read/internal/html_metadata.h"
#include "standoff/read/internal/html_tree.h"
#include "standoff/read/internal/shown_authors.h"
#include "standoff/read/internal/shown_dates.h"

namespace standoff {
namespace {

// Shorter than this is a caption, a notice or a stub: two sentences of a wire story are longer.
// What the page names as its article may be a flash of one sentence.
constexpr std::size_t kLeastArticleBytes = 140;
constexpr std::size_t kLeastNamedBytes = 60;

// Text that is hidden until a script runs is the article only where little else is.
constexpr std::size_t kFarMore = 3;

// A text with a notice's words that is longer than this is about them.
constexpr std::size_t kLongestNotice = 1000;

Error no_article(std::string found) {
  return Error{ErrorCode::kInvalidText, "no article in it: " + std::move(found), ""};
}

// The lines of a text that the page carries as data, which may be markup again, as paragraphs.
std::string paragraphs_of_data(std::string_view data) {
  std::string text;
  const auto add = [&text](std::string_view line) {
    if (line.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += line;
  };
  if (data.find("</") == std::string_view::npos) {
    while (!data.empty()) {
      const std::size_t end = std::min(data.find('\n'), data.size());
      add(data.substr(0, end));
      data.remove_prefix(std::min(end + 1, data.size()));
    }
    return text;
  }
  const HtmlTree tree = parse_html(data);
  const HtmlBlocks blocks = blocks_of(tree);
  for (const HtmlBlock& block : blocks.blocks) add(blocks.of(block));
  return text;
}

// The body as the markup shows it, or else what a script would show: texts that are hidden until
// it runs, or that the page carries as data and shows little of.
HtmlBody best_body(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlMetadata& metadata) {
  HtmlBody body = body_of(tree, blocks, metadata);
  if (body.text.size() < std::max(kLeastArticleBytes, blocks.hidden_bytes / kFarMore)) {
    HtmlBody hidden = body_of(tree, blocks_of(tree, HiddenText::kRead), metadata);
    const bool is_notice = !notice_in(hidden.text.substr(0, kLongestNotice)).empty();
    if (hidden.text.size() > kFarMore * body.text.size() && !is_notice) body = std::move(hidden);
  }
  if (body.text.size() * 2 < metadata.body.size()) body.text = paragraphs_of_data(metadata.body);
  return body;
}

// What makes a page's best text no article, if anything.
Result<void> check_article(const HtmlBody& body) {
  const std::size_t size = body.text.size();
  if (body.text.empty()) return no_article("no block of prose");
  if (size < (body.is_named ? kLeastNamedBytes : kLeastArticleBytes)) {
    return no_article("only " + std::to_string(size) + " bytes of prose");
  }
  if (size > kLongestNotice) return {};
  if (body.teaser_bytes > 2 * size) return no_article("it introduces other stories");
  const std::string_view notice = notice_in(body.text + body.lines_about_page);
  if (!notice.empty()) return no_article("a notice (\"" + std::string(notice) + "\")");
  return {};
}

// The dates in ISO 8601 where they can be read, else as they stand; those that the page shows where
// it has none for machines.
void settle_dates(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlBody& body,
                  HtmlMetadata& metadata) {
  const std::optional<std::string> published = iso_date(metadata.published);
  const std::optional<std::string> updated = iso_date(metadata.updated);
  if (published) metadata.published = *published;
  if (updated) metadata.updated = *updated;
  if (published) return;
  ShownDates shown = shown_dates_of(tree, blocks, body, metadata);
  if (!shown.published.empty()) metadata.published = std::move(shown.published);
  if (!updated && !shown.updated.empty()) metadata.updated = std::move(shown.updated);
}

// The authors that the page shows where it names none to machines, or only itself.
void settle_authors(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlBody& body,
                    HtmlMetadata& metadata) {
  const std::vector<std::string>& authors = metadata.authors;
  const bool only_itself = authors.size() == 1 && equals_ascii(authors.front(), metadata.publisher);
  if (!authors.empty() && !only_itself) return;
  std::vector<std::string> shown = shown_authors_of(tree, blocks, body, metadata);
  if (!shown.empty()) metadata.authors = std::move(shown);
}

}  // namespace

Result<HtmlArticle> extract_html(std::string_view bytes, const HtmlHints& hints) {
  if (bytes.size() > kMaxPageBytes) return Error{ErrorCode::kLimit, "page larger than 32 MiB", ""};
  Result<DecodedText> page = to_utf8(bytes, {.content_type = hints.content_type, .markup = true});
  if (!page) return std::move(page).error();
  const HtmlTree tree = parse_html(page->text);
  HtmlMetadata metadata = metadata_of(tree, hints.url);
  const HtmlBlocks blocks = blocks_of(tree);
  HtmlBody body = best_body(tree, blocks, metadata);
  if (Result<void> checked = check_article(body); !checked) return std::move(checked).error();
  settle_dates(tree, blocks, body, metadata);
  settle_authors(tree, blocks, body, metadata);
  return HtmlArticle{
      std::move(metadata.title),     std::move(metadata.subtitle), std::move(metadata.authors),
      std::move(metadata.published), std::move(metadata.updated),  std::move(metadata.url),
      std::move(metadata.publisher), std::move(metadata.language), std::move(body.text)};
}

bool looks_like_html(std::string_view bytes) {
  constexpr std::array<std::string_view, 8> kOnlyHtml = {
      "<!doctype html", "<html", "<head", "<body", "<meta ", "<div", "<p>", "<table"};
  constexpr std::array<std::string_view, 4> kOther = {"<rss", "<feed", "<rdf:rdf", "<opml"};
  const std::string_view begin = bytes.substr(0, 1024);
  const auto holds = [begin](std::string_view part) {
    return find_ascii(begin, part) != std::string_view::npos;
  };
  return std::any_of(kOnlyHtml.begin(), kOnlyHtml.end(), holds) &&
         std::none_of(kOther.begin(), kOther.end(), holds);
}

}  // namespace standoff
