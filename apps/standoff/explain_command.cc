#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "apps/standoff/article_reader.h"
#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "apps/standoff/terminal.h"
#include "standoff/present/explain.h"

namespace standoff {
namespace {

constexpr const char* kExplainExamples = R"(
Examples:
  standoff explain article.txt --id e3          which words, which fields, which line of knowledge
  standoff explain article.txt --id a1 --published 2025-03-14

Ids are those of `standoff read`; give it the same options. An article is read as a whole, for
records depend on each other.
Exit status: 0 explained, 1 set aside, 2 usage or no such record, 3 no model, 4 bad knowledge.)";

struct ExplainCommandOptions {
  std::string article;
  std::string id;
  std::string model;
  std::string colour = "auto";
  ReadingOptions reading;
};

// The article that `read` calls `id`: a path, or "news.jsonl#12". Errors: those of its item;
// kNotFound where there are fewer records.
Result<RawItem> find_article(const std::string& id, const FieldNames& names) {
  std::error_code unknown;
  const std::size_t mark = std::filesystem::exists(id, unknown) ? id.npos : id.rfind('#');
  SourceOptions source;
  source.names = {id.substr(0, mark)};
  const auto articles = open_sources(source, {std::nullopt, names});
  while (std::optional<RawItem> item = articles->next()) {
    if (mark != id.npos && item->origin.id() != id) continue;
    if (!item->article) return item->article.error().within(item->origin.place());
    return *std::move(item);
  }
  return Error{ErrorCode::kNotFound, "no such article", id};
}

int run_explain(const ExplainCommandOptions& options) {
  const Result<Knowledge> knowledge = open_knowledge(options.reading);
  if (!knowledge) return fail(knowledge.error(), kExitKnowledge);
  const Result<ReadingRules> rules = load_rules(*knowledge);
  if (!rules) return fail(rules.error(), kExitKnowledge);
  const Result<Pipeline> pipeline = open_pipeline(options.model);
  if (!pipeline) return fail(pipeline.error(), kExitModel);
  Result<RawItem> item = find_article(options.article, rules->fields);
  if (!item) return fail(item.error(), kExitSetAside);
  ArticleReader reader(options.reading, *pipeline, *rules);
  Result<CleanArticle> clean = reader.prepare(*std::move(item->article), item->origin.id());
  if (!clean) return fail(clean.error().within(item->origin.place()), kExitSetAside);
  const Result<ReadArticle> read = reader.read(*std::move(clean));
  if (!read) return fail(read.error().within(item->origin.place()), kExitSetAside);
  const Result<std::string> page =
      explain_record({read->article, read->document, read->report, *knowledge}, options.id,
                     {output_width(), use_colour(options.colour)});
  if (!page) return fail(page.error(), kExitUsage);
  const bool printed = std::fwrite(page->data(), 1, page->size(), stdout) == page->size();
  if (std::fflush(stdout) == 0 && printed) return kExitOk;
  return fail({ErrorCode::kUnreadable, "output cannot be written", ""}, kExitOutput);
}

std::string check_id(const std::string& text) {
  return is_record_id(text) ? "" : "'" + text + "' is no id of a record, like a3 or e1";
}

}  // namespace

Command add_explain_command(CLI::App& app) {
  const auto options = std::make_shared<ExplainCommandOptions>();
  CLI::App* command = app.add_subcommand("explain", "Say where one record of a report comes from");
  command
      ->add_option("ARTICLE", options->article,
                   "A file; news.jsonl#12: a record of one; '-': standard input")
      ->type_name("")
      ->required();
  command->add_option("--id", options->id, "Which record, as `standoff read` names it")
      ->type_name("ID")
      ->required()
      ->check(CLI::Validator(check_id, ""));
  add_reading_options(*command, options->reading);
  add_model_option(*command, options->model);
  add_colour_option(*command, options->colour);
  command->footer(kExplainExamples);
  return [options] { return run_explain(*options); };
}

}  // namespace standoff
