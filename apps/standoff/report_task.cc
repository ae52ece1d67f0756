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
#include "standoff/resolve/copies.h"

namespace standoff {
namespace {

// Reads articles and prints their reports, on one thread.
class Reader {
 public:
  // `copies` is shared by all readers and used in order; null where nobody asks.
  Reader(const ReportOptions& options, const Pipeline& pipeline, const ReadingRules& rules,
         CopyIndex* copies)
      : is_json_(options.format != "text"),
        reader_(options.reading, pipeline, rules),
        copies_(copies),
        leaves_out_copies_(options.copies == "skip") {
    const PipelineIdentity& model = pipeline.identity();
    json_.model = model.name + " " + model.version;
    json_.with_text = options.with_text;
    if (is_json_) {
      json_.knowledge =
          knowledge_digest(options.reading.knowledge, options.reading.actors, rules.gazetteer);
    }
    brief_ = {output_width(), use_colour(options.colour), options.full};
  }

  Outcome read(RawArticle article, const Origin& origin, const InOrder& in_order) {
    std::string language;
    Result<CleanArticle> clean = reader_.prepare(std::move(article), origin.id(), &language);
    if (!clean) return {std::move(clean).error(), language};
    const std::optional<Placement> placement = place(clean->article, in_order);
    const auto copy = placement ? kind_of(*placement) : std::nullopt;
    if (leaves_out_copies_ && copy == CopyKind::kCopy)
      return {std::string(), "", false, copy, true};
    const Result<ReadArticle> read = reader_.read(*std::move(clean));
    if (!read) return {read.error()};
    json_.placement = brief_.placement = placement ? &*placement : nullptr;
    std::string text = is_json_ ? report_json(read->article, read->report, json_) + "\n"
                                : brief(read->article, read->document, read->report, brief_);
    return {std::move(text), "", read->doubtful, copy};
  }

 private:
  std::optional<Placement> place(const Article& article, const InOrder& in_order) {
    std::optional<Placement> placement;
    if (copies_ == nullptr) return placement;
    const TextSketch sketch = sketch_of(article.text);
    in_order([&] { placement = copies_->place(article, sketch); });
    return placement;
  }

  bool is_json_;
  ArticleReader reader_;
  CopyIndex* copies_;
  bool leaves_out_copies_;
  ReportJsonOptions json_;
  BriefOptions brief_;
};

struct ReportRules {
  ReadingRules reading;
  AddressRules addresses;
};

Result<ReportRules> load_rules_of(const ReadingOptions& options) {
  const Result<Knowledge> knowledge = open_knowledge(options);
  if (!knowledge) return knowledge.error();
  Result<AddressRules> addresses = AddressRules::load(*knowledge);
  if (!addresses) return std::move(addresses).error();
  Result<ReadingRules> reading = load_rules(*knowledge);
  if (!reading) return std::move(reading).error();
  return ReportRules{*std::move(reading), *std::move(addresses)};
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
  command
      .add_option("--copies", options.copies,
                  "Say of what earlier article one is a copy; leave out those with the same words; "
                  "or do not look")
      ->type_name("mark|skip|off")
      ->check(CLI::IsMember({"mark", "skip", "off"}).description(""))
      ->capture_default_str();
  add_colour_option(command, options.colour);
}

int report_articles(const ReportOptions& options, const std::string& model,
                    const BatchOptions& batch, const OpenArticles& open) {
  Result<ReportRules> rules = load_rules_of(options.reading);
  if (!rules) {
    complain(rules.error());
    return kExitKnowledge;
  }
  const Result<Pipeline> pipeline = open_pipeline(model);
  if (!pipeline) {
    complain(pipeline.error());
    return kExitModel;
  }
  RawArticleSource& articles = open(rules->reading.fields);
  CopyIndex copies(std::move(rules->addresses));
  return run_batch(articles, batch, [&]() -> ArticleTask {
    const auto reader = std::make_shared<Reader>(options, *pipeline, rules->reading,
                                                 options.copies == "off" ? nullptr : &copies);
    return [reader](RawArticle&& article, const Origin& origin, const InOrder& in_order) {
      return reader->read(std::move(article), origin, in_order);
    };
  });
}

}  // namespace standoff
