#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cassert>
#include <utility>

#include "apps/standoff/commands.h"
#include "standoff/base/enum_names.h"
#include "standoff/language/model_store.h"

namespace standoff {
namespace {

constexpr unsigned kMostJobs = 256;

std::string check_format(const std::string& text) {
  const bool known = text == "auto" || find_in<InputFormat>(kInputFormats, text);
  return known ? "" : "'" + text + "' is no format of articles";
}

std::string check_map(const std::string& text) {
  const Result<void> mapped = FieldNames().map(text);
  return mapped ? "" : mapped.error().message;
}

}  // namespace

void add_input_options(CLI::App& command, ArticleOptions& options) {
  add_source_options(command, "ARTICLE",
                     "Files of text, HTML, JSON, JSON Lines, CSV, TSV, feeds and web archives, "
                     "folders and patterns, addresses; '-' or none: standard input",
                     options.sources);
  add_batch_options(command, options.batch);
  command
      .add_option("--input-format", options.input_format,
                  "What the files are; auto: told by their bytes")
      ->type_name("auto|text|html|json|jsonl|csv|tsv|feed|warc")
      ->check(CLI::Validator(check_format, ""))
      ->capture_default_str();
  command
      .add_option("--map", options.map,
                  "Which names fields have: text=story,title=kicker (docs/cli.md)")
      ->type_name("FIELD=NAME,...")
      ->check(CLI::Validator(check_map, ""));
  command.final_callback([&] {
    options.batch.sums_up = options.sources.uses_web();
    if (!options.sources.is_empty()) return;
    if (::isatty(STDIN_FILENO) == 1) throw CLI::RequiredError("ARTICLE");
    options.sources.names.emplace_back("-");
  });
}

void add_article_options(CLI::App& command, ArticleOptions& options) {
  add_input_options(command, options);
  add_model_option(command, options.model);
}

void add_batch_options(CLI::App& command, BatchOptions& options) {
  command.add_option("--jobs", options.jobs, "Threads; articles are shared out among them")
      ->type_name("N")
      ->check(CLI::Range(1U, kMostJobs).description(""))
      ->capture_default_str();
  command
      .add_option("--rejected", options.rejected,
                  "Lists what is set aside: file, record, byte, kind, reason; tabs between")
      ->type_name("FILE");
}

void add_model_option(CLI::App& command, std::string& model) {
  model = known_models().front().name;
  command.add_option("--model", model, "Language model: a name, or the path of one")
      ->type_name("NAME|PATH")
      ->capture_default_str();
}

std::unique_ptr<RawArticleSource> open_articles(const ArticleOptions& options, FieldNames names) {
  InputOptions inputs{find_in<InputFormat>(kInputFormats, options.input_format), std::move(names)};
  const Result<void> mapped = inputs.names.map(options.map);
  assert(mapped.has_value());  // the command line was checked
  return open_sources(options.sources, inputs);
}

Result<Pipeline> open_pipeline(const std::string& model) {
  const Result<ModelStore> store = ModelStore::of_user();
  if (!store) return store.error();
  Result<Pack> pack = store->open(model);
  if (!pack) return std::move(pack).error();
  Result<Pipeline> pipeline = Pipeline::open(*std::move(pack));
  if (!pipeline) return std::move(pipeline).error().within(model);
  return pipeline;
}

}  // namespace standoff
