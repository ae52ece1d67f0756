// The program's commands. Each adds itself to the command line and returns what runs it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "apps/standoff/batch.h"
#include "apps/standoff/sources.h"
#include "standoff/base/result.h"
#include "standoff/language/pipeline.h"

namespace CLI {
class App;
}

namespace standoff {

// Runs a command whose options were parsed, and gives the exit status.
using Command = std::function<int()>;

Command add_read_command(CLI::App& app);
Command add_watch_command(CLI::App& app);
Command add_parse_command(CLI::App& app);
Command add_explain_command(CLI::App& app);
Command add_knowledge_command(CLI::App& app);
Command add_extract_command(CLI::App& app);
Command add_model_command(CLI::App& app);
Command add_copies_command(CLI::App& app);

// What read, parse and copies have in common.
struct ArticleOptions {
  SourceOptions sources;
  std::string model;  // name or path
  std::string input_format = "auto";
  std::string map;  // "text=story,title=kicker": names of fields
  BatchOptions batch;
};
void add_input_options(CLI::App& command, ArticleOptions& options);  // all but the model
void add_article_options(CLI::App& command, ArticleOptions& options);
void add_batch_options(CLI::App& command, BatchOptions& options);  // --jobs and --rejected
void add_model_option(CLI::App& command, std::string& model);

// The articles that the user named. `names` are what fields are called before --map.
std::unique_ptr<RawArticleSource> open_articles(const ArticleOptions& options, FieldNames names);

// The language model that the user asked for, ready to run. Errors: those of ModelStore::open and
// Pipeline::open.
Result<Pipeline> open_pipeline(const std::string& model);

}  // namespace standoff
