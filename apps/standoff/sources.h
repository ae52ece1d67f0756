// Where articles come from: what the user named on the command line.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "standoff/read/inputs.h"
#include "standoff/read/raw_article.h"
#include "standoff/read/web/fetch_thread.h"

namespace CLI {
class App;
}

namespace standoff {

// --user-agent, --pause and --timeout.
void add_fetch_options(CLI::App& command, FetchOptions& options);

struct SourceOptions {
  std::vector<std::string> names;  // paths and addresses; "-" is standard input
  std::vector<std::string> lists;  // files of addresses
  FetchOptions fetch;

  [[nodiscard]] bool is_empty() const { return names.empty() && lists.empty(); }
  [[nodiscard]] bool uses_web() const;
};
// Adds `name`, the positional argument, --urls and the options of fetching.
void add_source_options(CLI::App& command, const std::string& name, const std::string& description,
                        SourceOptions& options);

// The articles of all that `options` names, in order; the lists come last.
std::unique_ptr<RawArticleSource> open_sources(const SourceOptions& options,
                                               const InputOptions& inputs);

}  // namespace standoff
