#include "apps/standoff/usage.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

namespace standoff {
namespace {

// Levenshtein distance in bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

// The command that was given last: read, or model fetch, or the program itself.
const CLI::App& deepest(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().back();
  return *at;
}

std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

std::vector<std::string> known_words(const CLI::App& command) {
  std::vector<std::string> words;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  for (const CLI::App* subcommand : command.get_subcommands({})) {
    words.push_back(subcommand->get_name());
  }
  return words;
}

std::string suggestion(const CLI::App& command, std::string_view word) {
  constexpr std::size_t kFar = 3;  // more edits than this make another word
  std::string best;
  std::size_t least = std::min(kFar, word.size() / 2) + 1;
  for (const std::string& known : known_words(command)) {
    if (distance(word, known) < least) {
      least = distance(word, known);
      best = known;
    }
  }
  return best.empty() ? "" : "; did you mean '" + best + "'?";
}

std::string first_line(std::string text) {
  text = text.substr(0, text.find('\n'));
  while (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::string usage_message(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = deepest(app);
  const std::string help = full_name(command) + " --help";
  const std::vector<std::string> unknown = app.remaining(true);
  if (unknown.empty()) return first_line(error.what()) + "; see " + help;
  const std::string word = unknown.front().substr(0, unknown.front().find('='));
  const std::string kind = word.compare(0, 1, "-") == 0 ? "option" : "command";
  const std::string hint = suggestion(command, word);
  return "unknown " + kind + " '" + word + "'" + hint + (hint.empty() ? "; see " : " See ") + help;
}

}  // namespace standoff
