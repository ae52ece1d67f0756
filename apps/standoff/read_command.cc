#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "apps/standoff/batch.h"
#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "apps/standoff/knowledge_digest.h"
#include "apps/standoff/terminal.h"
#include "standoff/base/utf8.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/gazetteer_store.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/analyse.h"
#include "standoff/present/brief.h"
#include "standoff/present/json.h"
#include "standoff/read/language_guess.h"
#include "standoff/read/plain_text.h"

namespace standoff {
namespace {

constexpr const char* kExamples = R"(
Examples:
  standoff read article.txt --published 2025-03-14
  standoff read --format json *.txt > reports.jsonl
  curl -s https://example.org/a.txt | standoff read --source Example

Exit status: 0 all read, 1 some set aside, 2 usage, 3 no model, 4 bad knowledge, 5 no output.)";

struct ReadOptions : ArticleOptions {
  std::string published;
  std::string source;
  std::string format = "text";
  std::string colour = "auto";
  std::string knowledge;  // folder; empty for what is built in
  std::string actors;     // the user's own actors; empty for none
  bool with_text = false;
};

// What articles are read with, beside the language model.
struct Rules {
  Analyser analyser;
  Languages languages;
  std::string gazetteer;  // its identity; empty where there is none
};

Result<Languages> load_languages(const Knowledge& knowledge) {
  const Result<KnowledgeTable> table =
      knowledge.table("languages.tsv", {.at_least = 2, .at_most = 3});
  if (!table) return table.error();
  Languages languages;
  for (const KnowledgeRow& row : table->rows()) languages.add(row[0], row[1], row[2]);
  return languages;
}

// The places of the world, where they are installed; reading goes on without them, and a report
// that misses them says so.
std::optional<Gazetteer> load_gazetteer() {
  const Result<ModelStore> store = ModelStore::of_user();
  Result<Gazetteer> gazetteer = store ? open_gazetteer(*store) : store.error();
  if (gazetteer) return *std::move(gazetteer);
  if (gazetteer.error().code != ErrorCode::kNotFound) complain(gazetteer.error());
  return std::nullopt;
}

Result<Rules> load_rules(const ReadOptions& options) {
  Result<Knowledge> knowledge =
      options.knowledge.empty() ? Knowledge() : Knowledge::with_folder(options.knowledge);
  if (!knowledge) return std::move(knowledge).error();
  if (!options.actors.empty()) {
    if (Result<void> added = knowledge->add_actors(options.actors); !added) return added.error();
  }
  Result<Languages> languages = load_languages(*knowledge);
  if (!languages) return std::move(languages).error();
  std::optional<Gazetteer> gazetteer = load_gazetteer();
  std::string identity(gazetteer ? gazetteer->identity() : "");
  Result<Analyser> analyser = Analyser::load(*knowledge, std::move(gazetteer));
  if (!analyser) return std::move(analyser).error();
  return Rules{*std::move(analyser), *std::move(languages), std::move(identity)};
}

// Reads, parses and analyses one article after the other, on one thread.
class Reader {
 public:
  // All must outlive it.
  Reader(const ReadOptions& options, const Pipeline& pipeline, const Rules& rules)
      : options_(options), rules_(rules), worker_(pipeline) {
    const PipelineIdentity& model = pipeline.identity();
    json_.model = model.name + " " + model.version;
    json_.with_text = options.with_text;
    if (options.format == "json") {
      json_.knowledge = knowledge_digest(options.knowledge, options.actors, rules.gazetteer);
    }
    brief_ = {output_width(), use_colour(options.colour)};
  }

  Result<std::string> read(const std::string& path) {
    Result<Article> article = read_plain_text(path, rules_.languages);
    if (!article) return std::move(article).error();
    article->published = options_.published;
    article->source = options_.source;
    if (Result<void> checked = check_language(*article, "en"); !checked) return checked.error();
    const Result<Document> document = worker_.parse(article->text);
    if (!document) return Error(document.error()).within(article->id);
    const Result<Report> report = rules_.analyser.analyse(*document, *article);
    if (!report) return Error(report.error()).within(article->id);
    if (options_.format == "json") return report_json(*article, *report, json_) + "\n";
    return brief(*article, *document, *report, brief_);
  }

 private:
  const ReadOptions& options_;
  const Rules& rules_;
  PipelineWorker worker_;
  ReportJsonOptions json_;
  BriefOptions brief_;
};

int run_read(const ReadOptions& options) {
  const Result<Rules> rules = load_rules(options);
  if (!rules) {
    complain(rules.error());
    return kExitKnowledge;
  }
  const Result<Pipeline> pipeline = open_pipeline(options.model);
  if (!pipeline) {
    complain(pipeline.error());
    return kExitModel;
  }
  return run_batch(options.articles, options.jobs, [&]() -> ArticleTask {
    const auto reader = std::make_shared<Reader>(options, *pipeline, *rules);
    return [reader](const std::string& path) { return reader->read(path); };
  });
}

std::string check_date(const std::string& text) {
  return parse_date(text) ? "" : "'" + text + "' is no date like 2025-03-14";
}

std::string check_utf8(const std::string& text) {
  return find_invalid_utf8(text) ? "is not UTF-8" : "";
}

}  // namespace

Command add_read_command(CLI::App& app) {
  const auto options = std::make_shared<ReadOptions>();
  CLI::App* command = app.add_subcommand("read", "Read articles and report who said what");
  add_article_options(*command, *options);
  command->add_option("--published", options->published, "Day of publication: what 'Monday' means")
      ->type_name("DATE")
      ->check(CLI::Validator(check_date, ""));
  command->add_option("--source", options->source, "Who published it")
      ->type_name("NAME")
      ->check(CLI::Validator(check_utf8, ""));
  command->add_option("--format", options->format, "A brief for people, or JSON, one line each")
      ->type_name("text|json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->capture_default_str();
  command->add_flag("--with-text", options->with_text, "Put the article's text into the JSON");
  command->add_option("--color", options->colour, "Colour the brief; auto: on a terminal")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->capture_default_str();
  command
      ->add_option("--knowledge", options->knowledge,
                   "Folder whose .tsv files replace built-in ones")
      ->type_name("DIR");
  command
      ->add_option("--actors", options->actors,
                   "Your own actors, which override built-in ones (docs/cli.md)")
      ->type_name("FILE");
  command->footer(kExamples);
  return [options] { return run_read(*options); };
}

}  // namespace standoff
