#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <utility>

#include "apps/standoff/article_reader.h"
#include "apps/standoff/batch.h"
#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "standoff/present/placed_article.h"
#include "standoff/resolve/copies.h"

namespace standoff {
namespace {

constexpr const char* kCopiesExamples = R"(
Examples:
  standoff copies news.jsonl archive/ > groups.tsv
  standoff copies --format json --jobs 8 'crawl/*.warc.gz' | jq -r .group | sort | uniq -c

Exit status: 0 all read, 1 some set aside, 2 usage, 4 bad knowledge, 5 no output.)";

struct CopiesOptions : ArticleOptions {
  ReadingOptions reading;
  std::string format = "tsv";
};

struct CopyRules {
  Languages languages;
  FieldNames fields;
  AddressRules addresses;
};

Result<CopyRules> load(const ReadingOptions& options) {
  const Result<Knowledge> knowledge = open_knowledge(options);
  if (!knowledge) return knowledge.error();
  Result<Languages> languages = load_languages(*knowledge);
  if (!languages) return std::move(languages).error();
  Result<FieldNames> fields = load_fields(*knowledge);
  if (!fields) return std::move(fields).error();
  Result<AddressRules> addresses = AddressRules::load(*knowledge);
  if (!addresses) return std::move(addresses).error();
  return CopyRules{*std::move(languages), *std::move(fields), *std::move(addresses)};
}

int run_copies(const CopiesOptions& options) {
  Result<CopyRules> rules = load(options.reading);
  if (!rules) {
    complain(rules.error());
    return kExitKnowledge;
  }
  const auto articles = open_articles(options, rules->fields);
  CopyIndex copies(std::move(rules->addresses));
  const auto task = [&](RawArticle&& raw, const Origin& origin,
                        const InOrder& in_order) -> Outcome {
    const Result<CleanArticle> clean =
        clean_article(std::move(raw), origin.id(), {.languages = &rules->languages});
    if (!clean) return {clean.error()};
    const TextSketch sketch = sketch_of(clean->article.text);
    Placement placement;
    in_order([&] { placement = copies.place(clean->article, sketch); });
    return {options.format == "json" ? placed_article_json(clean->article, placement) + "\n"
                                     : placed_article_tsv(clean->article, placement),
            "", false, kind_of(placement)};
  };
  if (options.format == "tsv") std::fputs(placed_article_tsv_header().c_str(), stdout);
  return run_batch(*articles, options.batch, [&]() -> ArticleTask { return task; });
}

}  // namespace

Command add_copies_command(CLI::App& app) {
  const auto options = std::make_shared<CopiesOptions>();
  CLI::App* command = app.add_subcommand(
      "copies", "Tell which articles are copies, revisions or reprints of others");
  add_input_options(*command, *options);
  command
      ->add_option("--knowledge", options->reading.knowledge,
                   "Folder whose .tsv files replace built-in ones")
      ->type_name("DIR");
  command->add_option("--format", options->format, "A table, or JSON, one line each")
      ->type_name("tsv|json")
      ->check(CLI::IsMember({"tsv", "json"}).description(""))
      ->capture_default_str();
  command->footer(kCopiesExamples);
  return [options] { return run_copies(*options); };
}

}  // namespace standoff
