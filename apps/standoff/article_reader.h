// One article from its file to its report: what `read` and `explain` have in common.
#pragma once

#include <string>

#include "apps/standoff/commands.h"
#include "standoff/document/article.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/language/pipeline.h"
#include "standoff/meaning/analyse.h"
#include "standoff/read/clean_article.h"
#include "standoff/read/fields.h"
#include "standoff/read/language_guess.h"
#include "standoff/read/raw_article.h"

namespace standoff {

// What decides how an article is read.
struct ReadingOptions {
  std::string published;
  std::string source;
  std::string knowledge;  // folder; empty for what is built in
  std::string actors;     // the user's own actors; empty for none
};
void add_reading_options(CLI::App& command, ReadingOptions& options);

// --color auto|always|never
void add_colour_option(CLI::App& command, std::string& choice);

// The built-in knowledge with what the user puts in its place. Errors: those of Knowledge.
Result<Knowledge> open_knowledge(const ReadingOptions& options);

// What articles are read with, beside the language model.
struct ReadingRules {
  Analyser analyser;
  Languages languages;
  FieldNames fields;
  std::string gazetteer;  // its identity; empty where none is installed
};

// What files of articles are read with. Errors: those of the knowledge files.
Result<Languages> load_languages(const Knowledge& knowledge);
Result<FieldNames> load_fields(const Knowledge& knowledge);

// Reading goes on without places of the world where they are not installed, and a report that
// misses them says so. Errors: those of the knowledge files.
Result<ReadingRules> load_rules(const Knowledge& knowledge);

struct ReadArticle {
  Article article;
  Document document;
  Report report;
  bool doubtful = false;  // the report's warnings say what of
};

// Reads, parses and analyses one article after the other, on one thread. What it is made from must
// outlive it.
class ArticleReader {
 public:
  ArticleReader(const ReadingOptions& options, const Pipeline& pipeline, const ReadingRules& rules)
      : options_(options), rules_(rules), worker_(pipeline, Paragraphs::kNews) {}

  // The article, with what the options say where it does not tell itself. Errors: those of
  // clean_article; kIncompatible where no model reads its language, which `language` is then.
  Result<CleanArticle> prepare(RawArticle raw, std::string id, std::string* language = nullptr);

  // Errors: those of PipelineWorker::parse and Analyser::analyse.
  Result<ReadArticle> read(CleanArticle clean);

 private:
  const ReadingOptions& options_;
  const ReadingRules& rules_;
  PipelineWorker worker_;
};

}  // namespace standoff
