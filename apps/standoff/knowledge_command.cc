#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>

#include "apps/standoff/article_reader.h"
#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "standoff/base/file.h"
#include "standoff/meaning/check_knowledge.h"
#include "standoff/resolve/web_address.h"

namespace standoff {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKnowledgeExamples = R"(
Examples:
  standoff knowledge check my-rules/              every .tsv file in it
  standoff knowledge check my-rules/senses.tsv

A file replaces the built-in one of its name, as with `standoff read --knowledge`.
Exit status: 0 all fine, 2 usage, 4 a file is wrong, or is not there.)";

// Paths of the files, those of folders included, by the name that decides what they replace.
using Paths = std::map<std::string, std::string, std::less<>>;

Result<void> add_folder(const std::string& folder, Paths& paths) {
  std::error_code failure;
  fs::directory_iterator entry(folder, failure);
  for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    const fs::path& path = entry->path();
    if (path.extension() == ".tsv") paths[path.filename().string()] = path.string();
  }
  if (failure) return Error{ErrorCode::kUnreadable, failure.message(), folder};
  return {};
}

Result<Paths> collect(const std::vector<std::string>& arguments) {
  Paths paths;
  for (const std::string& argument : arguments) {
    std::error_code ignored;
    if (!fs::is_directory(argument, ignored)) {
      paths[fs::path(argument).filename().string()] = argument;
    } else if (Result<void> added = add_folder(argument, paths); !added) {
      return added.error();
    }
  }
  if (paths.empty()) return Error{ErrorCode::kNotFound, "no .tsv file in it", arguments.front()};
  return paths;
}

// "speech.tsv:41" as the user knows the file: "my-rules/speech.tsv:41".
Error at_path(Error error, const Paths& paths) {
  const std::size_t end = std::min(error.where.find(':'), error.where.size());
  const auto path = paths.find(error.where.substr(0, end));
  if (path != paths.end()) error.where.replace(0, end, path->second);
  return error;
}

// What is read before there is anything to analyse.
Result<void> load_reading(const Knowledge& knowledge) {
  if (Result<Languages> languages = load_languages(knowledge); !languages) return languages.error();
  if (Result<FieldNames> fields = load_fields(knowledge); !fields) return fields.error();
  if (Result<AddressRules> rules = AddressRules::load(knowledge); !rules) return rules.error();
  return {};
}

int run_check(const std::vector<std::string>& arguments) {
  constexpr std::size_t kMaxBytes = 64U << 20U;
  const Result<Paths> paths = collect(arguments);
  if (!paths) return fail(paths.error(), kExitKnowledge);
  std::map<std::string, std::string, std::less<>> files;
  for (const auto& [name, path] : *paths) {
    Result<std::string> text = read_file(path, kMaxBytes);
    if (!text) return fail(text.error().within(path), kExitKnowledge);
    files.emplace(name, *std::move(text));
  }
  int status = kExitOk;
  for (Error& error : check_knowledge(files, load_reading))
    status = fail(at_path(std::move(error), *paths), kExitKnowledge);
  if (status == kExitOk) {
    for (const auto& [name, path] : *paths) std::puts((path + ": fine").c_str());
  }
  return status;
}

}  // namespace

Command add_knowledge_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("knowledge", "Check your own knowledge files");
  command->require_subcommand(1);
  command->footer(kKnowledgeExamples);
  CLI::App* check = command->add_subcommand("check", "Say what is wrong, with file and line");
  const auto paths = std::make_shared<std::vector<std::string>>();
  check->add_option("PATH", *paths, "Files, or folders of .tsv files")->type_name("")->required();
  check->footer(kKnowledgeExamples);
  return [paths] { return run_check(*paths); };
}

}  // namespace standoff
