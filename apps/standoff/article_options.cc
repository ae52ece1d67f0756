#include <unistd.h>

#include <CLI/CLI.hpp>
#include <thread>

#include "apps/standoff/commands.h"
#include "standoff/language/model_store.h"

namespace standoff {
namespace {

constexpr unsigned kMostJobs = 256;

}  // namespace

void add_article_options(CLI::App& command, ArticleOptions& options) {
  command
      .add_option("ARTICLE", options.articles,
                  "Text files, UTF-8, the title on the first line; '-' or none: standard input")
      ->type_name("");
  add_model_option(command, options.model);
  command.add_option("--jobs", options.jobs, "Threads; articles are shared out among them")
      ->type_name("N")
      ->check(CLI::Range(1U, kMostJobs).description(""))
      ->capture_default_str();
  command.final_callback([&] {
    if (!options.articles.empty()) return;
    if (::isatty(STDIN_FILENO) == 1) throw CLI::RequiredError("ARTICLE");
    options.articles.emplace_back("-");
  });
}

void add_model_option(CLI::App& command, std::string& model) {
  model = known_models().front().name;
  command.add_option("--model", model, "Language model: a name, or the path of one")
      ->type_name("NAME|PATH")
      ->capture_default_str();
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
