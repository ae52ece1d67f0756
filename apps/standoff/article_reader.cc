#include "apps/standoff/article_reader.h"

#include <CLI/CLI.hpp>
#include <ctime>
#include <optional>
#include <utility>

#include "apps/standoff/exit_status.h"
#include "standoff/base/utf8.h"
#include "standoff/ground/calendar.h"
#include "standoff/ground/gazetteer_store.h"
#include "standoff/read/language_guess.h"

namespace standoff {
namespace {

std::string check_date(const std::string& text) {
  return parse_date(text) ? "" : "'" + text + "' is no date like 2025-03-14";
}

std::string check_utf8(const std::string& text) {
  return find_invalid_utf8(text) ? "is not UTF-8" : "";
}

}  // namespace

void add_reading_options(CLI::App& command, ReadingOptions& options) {
  command.add_option("--published", options.published, "Day of publication: what 'Monday' means")
      ->type_name("DATE")
      ->check(CLI::Validator(check_date, ""));
  command.add_option("--source", options.source, "Who published it")
      ->type_name("NAME")
      ->check(CLI::Validator(check_utf8, ""));
  command
      .add_option("--knowledge", options.knowledge, "Folder whose .tsv files replace built-in ones")
      ->type_name("DIR");
  command
      .add_option("--actors", options.actors,
                  "Your own actors, which override built-in ones (docs/cli.md)")
      ->type_name("FILE");
}

void add_colour_option(CLI::App& command, std::string& choice) {
  command.add_option("--color", choice, "Colour the text; auto: on a terminal")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
      ->capture_default_str();
}

Result<Knowledge> open_knowledge(const ReadingOptions& options) {
  Result<Knowledge> knowledge =
      options.knowledge.empty() ? Knowledge() : Knowledge::with_folder(options.knowledge);
  if (!knowledge || options.actors.empty()) return knowledge;
  if (Result<void> added = knowledge->add_actors(options.actors); !added) return added.error();
  return knowledge;
}

Result<Languages> load_languages(const Knowledge& knowledge) {
  const Result<KnowledgeTable> table =
      knowledge.table("languages.tsv", {.at_least = 2, .at_most = 3});
  if (!table) return table.error();
  Languages languages;
  for (const KnowledgeRow& row : table->rows()) languages.add(row[0], row[1], row[2]);
  return languages;
}

Result<FieldNames> load_fields(const Knowledge& knowledge) {
  const Result<KnowledgeTable> table = knowledge.table("fields.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  FieldNames names;
  for (const KnowledgeRow& row : table->rows()) {
    if (!names.add(row[0], row[1])) return table->error(row, 0, "a field of an article");
  }
  return names;
}

namespace {

std::optional<Gazetteer> load_gazetteer() {
  const Result<ModelStore> store = ModelStore::of_user();
  Result<Gazetteer> gazetteer = store ? open_gazetteer(*store) : store.error();
  if (gazetteer) return *std::move(gazetteer);
  if (gazetteer.error().code != ErrorCode::kNotFound) complain(gazetteer.error());
  return std::nullopt;
}

}  // namespace

Result<ReadingRules> load_rules(const Knowledge& knowledge) {
  Result<Languages> languages = load_languages(knowledge);
  if (!languages) return std::move(languages).error();
  Result<FieldNames> fields = load_fields(knowledge);
  if (!fields) return std::move(fields).error();
  std::optional<Gazetteer> gazetteer = load_gazetteer();
  std::string identity(gazetteer ? gazetteer->identity() : "");
  Result<Analyser> analyser = Analyser::load(knowledge, std::move(gazetteer));
  if (!analyser) return std::move(analyser).error();
  return ReadingRules{*std::move(analyser), *std::move(languages), *std::move(fields),
                      std::move(identity)};
}

Result<CleanArticle> ArticleReader::prepare(RawArticle raw, std::string id, std::string* language) {
  Result<CleanArticle> clean =
      clean_article(std::move(raw), std::move(id), {&rules_.languages, std::time(nullptr)});
  if (!clean) return clean;
  Article& article = clean->article;
  if (article.published.empty()) article.published = options_.published;
  if (article.source.empty()) article.source = options_.source;
  const Result<void> checked = check_language(article, "en");
  if (checked) return clean;
  if (language != nullptr) *language = article.language;
  return checked.error();
}

Result<ReadArticle> ArticleReader::read(CleanArticle clean) {
  Article& article = clean.article;
  Result<Document> document = worker_.parse(article.text);
  if (!document) return std::move(document).error();
  Result<Report> report = rules_.analyser.analyse(*document, article);
  if (!report) return std::move(report).error();
  const bool doubtful = !clean.doubts.empty();
  for (std::string& doubt : clean.doubts) report->warnings.push_back(std::move(doubt));
  return ReadArticle{std::move(article), *std::move(document), *std::move(report), doubtful};
}

}  // namespace standoff
