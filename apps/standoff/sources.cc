#include "apps/standoff/sources.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <utility>

#include "standoff/read/web/address.h"
#include "standoff/read/web/web_articles.h"

namespace standoff {
namespace {

constexpr double kMostPause = 3600;
constexpr double kMostTimeout = 3600;

// Sources one after the other.
class Chain : public RawArticleSource {
 public:
  void add(std::unique_ptr<RawArticleSource> source) { sources_.push_back(std::move(source)); }

  std::optional<RawItem> next() override {
    while (!sources_.empty()) {
      if (std::optional<RawItem> item = sources_.front()->next()) return item;
      sources_.pop_front();
    }
    return std::nullopt;
  }

 private:
  std::deque<std::unique_ptr<RawArticleSource>> sources_;
};

// A file that could not be opened.
class NoBytes : public ByteSource {
 public:
  explicit NoBytes(Error error) : error_(std::move(error)) {}
  Result<std::size_t> read(std::span<char>) override { return error_; }

 private:
  Error error_;
};

std::unique_ptr<ByteSource> open_list(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> bytes = open_bytes(path);
  if (bytes) return *std::move(bytes);
  return std::make_unique<NoBytes>(std::move(bytes).error());
}

// An option in seconds.
void add_seconds(CLI::App& command, const std::string& name, const std::string& description,
                 CLI::Range range, std::chrono::milliseconds& value) {
  constexpr double kMilliseconds = 1000;
  command
      .add_option_function<double>(
          name,
          [&value](double seconds) {
            value = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * kMilliseconds));
          },
          description)
      ->type_name("SECONDS")
      ->check(range.description(""));
}

// Header fields end where a line does.
std::string check_agent(const std::string& text) {
  const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
  return plain && !text.empty() ? "" : "is not one line of ASCII";
}

}  // namespace

bool SourceOptions::uses_web() const {
  return !lists.empty() || std::ranges::any_of(names, looks_like_address);
}

void add_fetch_options(CLI::App& command, FetchOptions& options) {
  options.user_agent = "standoff/" STANDOFF_VERSION;
  command
      .add_option("--user-agent", options.user_agent,
                  "Who servers are told asks; its first word is the name for robots.txt")
      ->type_name("TEXT")
      ->check(CLI::Validator(check_agent, ""))
      ->capture_default_str();
  add_seconds(command, "--pause", "Between two requests of one server; 1 where not given",
              CLI::Range(0.0, kMostPause), options.pause);
  add_seconds(command, "--timeout", "For a whole answer; 60 where not given",
              CLI::Range(0.1, kMostTimeout), options.timeout);
}

void add_source_options(CLI::App& command, const std::string& name, const std::string& description,
                        SourceOptions& options) {
  command.add_option(name, options.names, description)->type_name("");
  command
      .add_option("--urls", options.lists,
                  "Fetch the addresses in FILE, one a line; '-': standard input")
      ->type_name("FILE")
      ->allow_extra_args(false);
  add_fetch_options(command, options.fetch);
}

std::unique_ptr<RawArticleSource> open_sources(const SourceOptions& options,
                                               const InputOptions& inputs) {
  auto chain = std::make_unique<Chain>();
  const WebArticleOptions web{inputs.format, inputs.names, options.fetch};
  // Neighbours of a kind are one source, so that addresses are fetched beside each other.
  for (auto begin = options.names.begin(); begin != options.names.end();) {
    const bool from_web = looks_like_address(*begin);
    const auto end = std::find_if(begin, options.names.end(), [from_web](const std::string& name) {
      return looks_like_address(name) != from_web;
    });
    if (from_web) {
      std::string list;
      std::for_each(begin, end, [&list](const std::string& name) { list += name + "\n"; });
      chain->add(web_articles(bytes_of(std::move(list)), "arguments", web));
    } else {
      chain->add(open_inputs({begin, end}, inputs));
    }
    begin = end;
  }
  for (const std::string& path : options.lists) {
    chain->add(web_articles(open_list(path), path == "-" ? "stdin" : path, web));
  }
  return chain;
}

}  // namespace standoff
