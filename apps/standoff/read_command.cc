#include <CLI/CLI.hpp>
#include <memory>

#include "apps/standoff/commands.h"
#include "apps/standoff/report_task.h"

namespace standoff {
namespace {

constexpr const char* kReadExamples = R"(
Examples:
  standoff read article.txt --published 2025-03-14
  standoff read --format json *.txt > reports.jsonl
  standoff read --format json --jobs 8 --rejected bad.tsv news.jsonl archive/ > reports.jsonl
  standoff read https://example.org/a               fetched, where robots.txt lets us

Exit status: 0 all read, 1 some set aside, 2 usage, 3 no model, 4 bad knowledge, 5 no output.)";

}  // namespace

Command add_read_command(CLI::App& app) {
  struct Options : ArticleOptions {
    ReportOptions report;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "Read articles and report what happened");
  add_article_options(*command, *options);
  add_report_options(*command, options->report);
  command->footer(kReadExamples);
  return [options] {
    std::unique_ptr<RawArticleSource> articles;
    const auto open = [&](const FieldNames& names) -> RawArticleSource& {
      return *(articles = open_articles(*options, names));
    };
    return report_articles(options->report, options->model, options->batch, open);
  };
}

}  // namespace standoff
