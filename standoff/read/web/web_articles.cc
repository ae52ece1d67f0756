#include "standoff/read/web/web_articles.h"

#include <algorithm>
#include <map>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/base/utf8.h"
#include "standoff/read/inputs.h"
#include "standoff/read/records/http_response.h"

namespace standoff {
namespace {

constexpr std::uint64_t kAhead = 1000;  // lines that are read ahead of what is given
constexpr std::size_t kMostAsked = 16;  // at the same time
constexpr std::size_t kMostAskedOfServer = 2;
constexpr std::size_t kMostReady = 64U << 20;  // bytes of answers that wait for their turn
constexpr std::size_t kMostLine = 16U << 10;   // bytes

// Of a line: nothing where it says nothing.
std::string_view entry_of(std::string_view line) {
  const std::string_view entry = trim_ascii(without_mark(line));
  return entry.substr(0, 1) == "#" ? std::string_view() : entry;
}

class WebArticles : public RawArticleSource {
 public:
  WebArticles(std::unique_ptr<ByteSource> list, std::string file, WebArticleOptions options)
      : list_(std::move(list)), file_(std::move(file)), options_(std::move(options)) {}

  std::optional<RawItem> next() override {
    if (!fetching_) fetching_.emplace(options_.fetch);
    for (;;) {
      if (records_) {
        if (std::optional<RawItem> item = records_->next()) return item;
        records_ = nullptr;
      }
      read_ahead();
      if (given_ == entries_) return std::nullopt;
      Entry entry = take_entry(given_++);
      if (!*entry.page) return RawItem{entry.origin, std::move(*entry.page).error()};
      records_ = open_page(**std::move(entry.page), entry.origin.file);
    }
  }

 private:
  struct Entry {
    Origin origin;
    std::optional<WebAddress> address = std::nullopt;        // still to be asked for
    std::optional<Result<FetchedPage>> page = std::nullopt;  // none: not here yet
    std::string server = {};                                 // that was asked
  };

  void read_ahead() {
    std::string line;
    while (!ended_ && entries_ < given_ + kAhead) {
      const std::uint64_t offset = list_.offset();
      const LineEnd end = read_line(list_, kMostLine, line);
      if (end == LineEnd::kNone) return end_list();
      ++line_;
      const std::string_view address = entry_of(line);
      if (!address.empty()) add(address, offset);
    }
  }

  void add(std::string_view text, std::uint64_t offset) {
    Result<WebAddress> address = parse_address(text);
    Entry& entry = ahead_[entries_++];
    if (address) {
      entry.origin.file = address->text;
      entry.address = *std::move(address);
    } else {
      entry.origin = {file_, line_, offset};
      entry.page = std::move(address).error();
    }
  }

  void end_list() {
    ended_ = true;
    if (!list_.damage()) return;
    Entry& entry = ahead_[entries_++];
    entry.origin = {file_, line_, list_.offset()};
    entry.page = *list_.damage();
  }

  // Asks several servers beside each other, however the list is ordered; for the entry that is
  // waited for in any case.
  void ask_ahead() {
    for (auto& [index, entry] : ahead_) {
      if (asked_ >= kMostAsked) return;
      if (!entry.address) continue;
      const auto found = asked_of_.find(entry.address->server);
      const std::size_t of_server = found == asked_of_.end() ? 0 : found->second;
      const bool is_next = index == ahead_.begin()->first;
      if (!is_next && (of_server >= kMostAskedOfServer || ready_ >= kMostReady)) continue;
      entry.server = entry.address->server;
      ++asked_of_[entry.server];
      ++asked_;
      fetching_->ask(index, {*std::exchange(entry.address, std::nullopt)});
    }
  }

  void take(FetchAnswer answer) {
    Entry& entry = ahead_[answer.id];
    --asked_;
    if (const auto of_server = asked_of_.find(entry.server); --of_server->second == 0) {
      asked_of_.erase(of_server);
    }
    if (answer.page) ready_ += answer.page->body.size();
    entry.page = std::move(answer.page);
  }

  Entry take_entry(std::uint64_t index) {
    while (!ahead_[index].page) {
      ask_ahead();
      if (std::optional<FetchAnswer> answer = fetching_->next(std::chrono::hours(1))) {
        take(*std::move(answer));
      }
    }
    Entry entry = std::move(ahead_.extract(index).mapped());
    if (!entry.server.empty() && *entry.page) ready_ -= (*entry.page)->body.size();
    ask_ahead();  // while the caller works on this one
    return entry;
  }

  std::unique_ptr<RawArticleSource> open_page(FetchedPage page, const std::string& file) {
    PageHints hints{page.address.text, std::string(field_of(page.fields, "content-type"))};
    return open_records(bytes_of(std::move(page.body)), file, options_.format, options_.names,
                        std::move(hints));
  }

  BufferedSource list_;
  std::string file_;
  WebArticleOptions options_;
  std::uint64_t line_ = 0;
  bool ended_ = false;
  std::map<std::uint64_t, Entry> ahead_;  // by their number
  std::uint64_t entries_ = 0;             // read off the list
  std::uint64_t given_ = 0;
  std::size_t asked_ = 0;                        // and not answered
  std::map<std::string, std::size_t> asked_of_;  // the same, by server
  std::size_t ready_ = 0;                        // bytes
  std::unique_ptr<RawArticleSource> records_;
  std::optional<FetchThread> fetching_;  // the last: it ends first
};

}  // namespace

std::unique_ptr<RawArticleSource> web_articles(std::unique_ptr<ByteSource> list, std::string file,
                                               WebArticleOptions options) {
  return std::make_unique<WebArticles>(std::move(list), std::move(file), std::move(options));
}

bool is_address_list(std::string_view front) {
  bool any = false;
  while (!front.empty()) {
    const std::size_t end = std::min(front.find('\n'), front.size());
    const std::string_view entry = entry_of(front.substr(0, end));
    front.remove_prefix(std::min(end + 1, front.size()));
    if (entry.empty()) continue;
    if (!looks_like_address(entry) || entry.find_first_of(kAsciiSpace) != entry.npos) return false;
    any = true;
  }
  return any;
}

}  // namespace standoff
