// standoff: reads news of conflict and reports who did and said what. docs/cli.md says how to use
// it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "apps/standoff/usage.h"

namespace {

constexpr const char* kExamples = R"(
Examples:
  standoff model fetch                              once: get the language model
  standoff read article.txt --published 2025-03-14  a brief of one article
  standoff read --format json *.txt > reports.jsonl
  standoff explain article.txt --id e3              where that record comes from

`standoff COMMAND --help` says more about each.)";

int run(int argc, char** argv) {
  using standoff::Command;
  CLI::App app("Reads news of conflict and reports who did and said what, word for word.",
               "standoff");
  app.set_version_flag("--version", "standoff " STANDOFF_VERSION);
  app.require_subcommand(1);
  app.footer(kExamples);
  const std::vector<std::pair<const char*, Command>> commands = {
      {"read", standoff::add_read_command(app)},
      {"watch", standoff::add_watch_command(app)},
      {"explain", standoff::add_explain_command(app)},
      {"parse", standoff::add_parse_command(app)},
      {"copies", standoff::add_copies_command(app)},
      {"extract", standoff::add_extract_command(app)},
      {"knowledge", standoff::add_knowledge_command(app)},
      {"model", standoff::add_model_command(app)},
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    std::fprintf(stderr, "standoff: %s\n", standoff::usage_message(app, error).c_str());
    return standoff::kExitUsage;
  }
  for (const auto& [name, command] : commands) {
    if (app.got_subcommand(name)) return command();
  }
  return standoff::kExitUsage;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {  // of libraries, out of memory included
    std::fprintf(stderr, "standoff: internal error: %s\n", error.what());
    return 70;
  }
}
