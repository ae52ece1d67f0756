#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "apps/standoff/batch.h"
#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "standoff/present/html_article_json.h"
#include "standoff/read/html_article.h"

namespace standoff {
namespace {

constexpr const char* kExtractExamples = R"(
Examples:
  standoff extract page.html                        the article as plain text
  standoff extract --format json *.html > articles.jsonl
  standoff extract https://news.example/story       fetched, where robots.txt lets us

Exit status: 0 all extracted, 1 a page was set aside, 2 usage.)";

struct ExtractOptions {
  SourceOptions pages;
  std::string url;
  std::string content_type;
  std::string format = "text";
  BatchOptions batch;
};

Result<std::string> extract_page(const ExtractOptions& options, const RawArticle& page,
                                 const Origin& origin) {
  const HtmlHints hints{options.url.empty() ? page.url : options.url,
                        options.content_type.empty() ? page.content_type : options.content_type};
  const Result<HtmlArticle> article = extract_html(page.body, hints);
  if (!article) return article.error();
  if (options.format == "json") return html_article_json(origin.id(), *article) + "\n";
  return article->title + "\n\n" + article->text + "\n";
}

}  // namespace

Command add_extract_command(CLI::App& app) {
  const auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = app.add_subcommand("extract", "Print the articles of HTML pages");
  add_source_options(*command, "PAGE", "HTML files and addresses; - or none is standard input",
                     options->pages);
  command->add_option("--url", options->url, "Where the page was fetched")->type_name("URL");
  command
      ->add_option("--content-type", options->content_type,
                   "What the server said of the page: text/html; charset=...")
      ->type_name("TYPE");
  command
      ->add_option("--format", options->format,
                   "Title and paragraphs; or JSON, one line each, with all that the page says")
      ->type_name("text|json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str();
  command->add_option("--jobs", options->batch.jobs, "Threads")
      ->type_name("N")
      ->check(CLI::Range(1, 256).description(""))
      ->capture_default_str();
  command->footer(kExtractExamples);
  return [options] {
    if (options->pages.is_empty()) options->pages.names = {"-"};
    options->batch.sums_up = options->pages.uses_web();
    const auto pages = open_sources(options->pages, {.format = InputFormat::kHtml});
    return run_batch(*pages, options->batch, [&]() -> ArticleTask {
      return [&](RawArticle&& page, const Origin& origin, const InOrder&) {
        return Outcome{extract_page(*options, page, origin)};
      };
    });
  };
}

}  // namespace standoff
