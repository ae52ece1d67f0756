#include "apps/standoff/report_task.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "apps/standoff/knowledge_digest.h"
#include "apps/standoff/terminal.h"
#include "standoff/present/brief.h"
#include "standoff/present/json.h"

namespace standoff {
namespace {

// Reads articles and prints their reports, on one thread.
class Reader {
 public:
  Reader(const ReportOptions& options, const Pipeline& pipeline, const ReadingRules& rules)
      : is_json_(options.format != "text"), reader_(options.reading, pipeline, rules) {
    const PipelineIdentity& model = pipeline.identity();
    json_.model = model.name + " " + model.version;
    json_.with_text = options.with_text;
    if (is_json_) {
      json_.knowledge =
          knowledge_digest(options.reading.knowledge, options.reading.actors, rules.gazetteer);
    }
    brief_ = {output_width(), use_colour(options.colour), options.full};
  }

  Outcome read(RawArticle article, const Origin& origin) {
    std::string language;
    Result<CleanArticle> clean = reader_.prepare(std::move(article), origin.id(), &language);
    if (!clean) return {std::move(clean).error(), language};
    const Result<ReadArticle> read = reader_.read(*std::move(clean));
    if (!read) return {read.error()};
    std::string text = is_json_ ? report_json(read->article, read->report, json_) + "\n"
                                : brief(read->article, read->document, read->report, brief_);
    return {std::move(text), "", read->doubtful};
  }

 private:
  bool is_json_;
  ArticleReader reader_;
  ReportJsonOptions json_;
  BriefOptions brief_;
};

Result<ReadingRules> load_rules_of(const ReadingOptions& options) {
  const Result<Knowledge> knowledge = open_knowledge(options);
  if (!knowledge) return knowledge.error();
  return load_rules(*knowledge);
}

}  // namespace

void add_report_options(CLI::App& command, ReportOptions& options) {
  add_reading_options(command, options.reading);
  command.add_option("--format", options.format, "A brief for people, or JSON, one line each")
      ->type_name("text|json|jsonl")
      ->check(CLI::IsMember({"text", "json", "jsonl"}).description(""))
      ->capture_default_str();
  command.add_flag("--with-text", options.with_text, "Put the article's text into the JSON");
  command.add_flag("--full", options.full, "Everything in the brief, where a screenful is usual");
  add_colour_option(command, options.colour);
}

int report_articles(const ReportOptions& options, const std::string& model,
                    const BatchOptions& batch, const OpenArticles& open) {
  const Result<ReadingRules> rules = load_rules_of(options.reading);
  if (!rules) {
    complain(rules.error());
    return kExitKnowledge;
  }
  const Result<Pipeline> pipeline = open_pipeline(model);
  if (!pipeline) {
    complain(pipeline.error());
    return kExitModel;
  }
  RawArticleSource& articles = open(rules->fields);
  return run_batch(articles, batch, [&]() -> ArticleTask {
    const auto reader = std::make_shared<Reader>(options, *pipeline, *rules);
    return [reader](RawArticle&& article, const Origin& origin) {
      return reader->read(std::move(article), origin);
    };
  });
}

}  // namespace standoff
