#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <memory>
#include <optional>
#include <utility>

#include "apps/standoff/commands.h"
#include "apps/standoff/exit_status.h"
#include "apps/standoff/report_task.h"
#include "standoff/base/file.h"
#include "standoff/read/web/address.h"
#include "standoff/read/web/feed_list.h"
#include "standoff/read/web/feed_watch.h"

namespace standoff {
namespace {

constexpr const char* kWatchExamples = R"(
Examples:
  standoff watch --format json feeds.opml >> reports.jsonl    until Ctrl-C
  standoff watch --once --articles https://news.example/feed  for cron: what is new, then ends
  standoff watch --from-now --every 60 list.txt

Items are given once: the file of --state remembers them. Servers are asked politely (docs/cli.md).
Exit status: 0 all read, 1 some set aside, 2 usage, 3 no model, 4 bad knowledge, 5 no output or state.)";

constexpr long kMostMinutes = 7L * 24 * 60;

struct Options {
  std::vector<std::string> feeds;  // addresses, and files of them
  std::string state = default_watch_state();
  long every = 15;  // minutes
  std::string model;
  ReportOptions report;
  BatchOptions batch;
  WatchOptions watch;
};

// Of the watch that signals end.
std::atomic<FeedWatch*> watching = nullptr;

void on_signal(int) {
  if (FeedWatch* watch = watching) watch->stop();
}

// Ends `watch` cleanly on the first signal; the second one ends the program as usual.
class SignalGuard {
 public:
  explicit SignalGuard(FeedWatch& watch) {
    watching = &watch;
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN;  // a reader that left shows by the failing write
    action.sa_flags = 0;
    ::sigaction(SIGPIPE, &action, nullptr);
  }
  ~SignalGuard() { watching = nullptr; }
  SignalGuard(const SignalGuard&) = delete;
  SignalGuard& operator=(const SignalGuard&) = delete;
};

Result<std::vector<std::string>> feeds_of(const std::string& name) {
  if (looks_like_address(name)) {
    const Result<WebAddress> address = parse_address(name);
    if (!address) return address.error();
    return std::vector<std::string>{address->text};
  }
  const Result<std::string> bytes = read_file(name, kMaxFeedListBytes);
  if (!bytes) return bytes.error().within(name);
  Result<std::vector<std::string>> feeds = read_feed_list(*bytes);
  if (!feeds) return feeds.error().within(name == "-" ? "stdin" : name);
  return feeds;
}

Result<std::vector<std::string>> all_feeds(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names) {
    Result<std::vector<std::string>> feeds = feeds_of(name);
    if (!feeds) return feeds;
    all.insert(all.end(), feeds->begin(), feeds->end());
  }
  return all;
}

int run_watch(const Options& options) {
  Result<std::vector<std::string>> feeds = all_feeds(options.feeds);
  if (!feeds) return fail(feeds.error(), kExitUsage);
  if (options.state.empty()) {
    return fail({ErrorCode::kInvalidArgument, "there is no home for it", "--state"}, kExitUsage);
  }
  Result<WatchStateFile> file = WatchStateFile::open(options.state);
  if (!file) return fail(file.error(), kExitOutput);
  std::optional<FeedWatch> watch;
  std::optional<SignalGuard> guard;
  BatchOptions batch = options.batch;
  batch.sums_up = true;
  batch.printed = [&watch] { watch->printed(); };
  batch.failed = [&watch] { watch->stop(); };
  const auto open = [&](const FieldNames& names) -> RawArticleSource& {
    WatchOptions wanted = options.watch;
    wanted.feeds = *std::move(feeds);
    wanted.every = std::chrono::minutes(options.every);
    wanted.names = names;
    watch.emplace(std::move(wanted), *file);
    guard.emplace(*watch);
    return *watch;
  };
  const int status = report_articles(options.report, options.model, batch, open);
  if (!watch) return status;
  const Result<void> saved = watch->save();
  if (watch->failure()) return fail(*watch->failure(), kExitOutput);
  return saved ? status : fail(saved.error(), kExitOutput);
}

void add_watch_options(CLI::App& command, Options& options) {
  command.add_flag("--once", options.watch.once, "Ask each feed once, then end");
  command.add_flag("--articles", options.watch.reads_pages,
                   "Read the page that an item links to, where the feed's own text is usual");
  command.add_flag("--from-now", options.watch.from_now,
                   "Leave out what a feed holds when it is met first");
  command.add_option("--every", options.every, "Between two requests for a feed, at least")
      ->type_name("MINUTES")
      ->check(CLI::Range(1L, kMostMinutes).description(""))
      ->capture_default_str();
  command.add_option("--state", options.state, "What is remembered from run to run")
      ->type_name("FILE")
      ->capture_default_str();
  add_fetch_options(command, options.watch.fetch);
}

}  // namespace

Command add_watch_command(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("watch", "Report what is new in feeds, as it comes in");
  command
      ->add_option("FEEDS", options->feeds,
                   "Addresses of feeds, OPML files, files with an address a line; '-': standard "
                   "input")
      ->type_name("")
      ->required();
  add_watch_options(*command, *options);
  add_model_option(*command, options->model);
  add_batch_options(*command, options->batch);
  add_report_options(*command, options->report);
  command->footer(kWatchExamples);
  return [options] { return run_watch(*options); };
}

}  // namespace standoff
