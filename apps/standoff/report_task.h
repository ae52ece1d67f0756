// Articles to reports on standard output: what `read` and `watch` have in common.
#pragma once

#include <functional>
#include <string>

#include "apps/standoff/article_reader.h"
#include "apps/standoff/batch.h"
#include "standoff/read/fields.h"
#include "standoff/read/raw_article.h"

namespace CLI {
class App;
}

namespace standoff {

struct ReportOptions {
  ReadingOptions reading;
  std::string format = "text";
  std::string colour = "auto";
  std::string copies = "mark";
  bool with_text = false;
  bool full = false;
};
void add_report_options(CLI::App& command, ReportOptions& options);

// Opens articles whose fields have these names; they outlive the run.
using OpenArticles = std::function<RawArticleSource&(const FieldNames&)>;

// Runs articles through the language model `model`. Returns the exit status.
int report_articles(const ReportOptions& options, const std::string& model,
                    const BatchOptions& batch, const OpenArticles& open);

}  // namespace standoff
