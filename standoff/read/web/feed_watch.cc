#include "standoff/read/web/feed_watch.h"

#include <algorithm>
#include <ctime>
#include <memory>
#include <utility>

#include "standoff/base/ascii.h"
#include "standoff/read/bytes/unpack.h"
#include "standoff/read/html_article.h"
#include "standoff/read/input_format.h"
#include "standoff/read/records/feed_records.h"
#include "standoff/read/records/http_response.h"
#include "standoff/read/records/json_records.h"
#include "standoff/read/web/feed_link.h"
#include "standoff/read/web/feed_schedule.h"
#include "standoff/read/web/http_waits.h"

namespace standoff {
namespace {

using std::chrono::seconds;

constexpr std::size_t kMostAsked = 32;         // at the same time
constexpr std::size_t kMostAskedOfServer = 4;  // so that no server holds up the others
constexpr std::size_t kMostBytes = 8U << 20;   // of a feed or a page
constexpr seconds kBetweenSaves{5};
constexpr std::size_t kMostField = 1024;                 // bytes of a validator
constexpr std::chrono::milliseconds kBetweenLooks{200};  // whether to stop

// A field for the next request; empty where it could not stand there.
std::string validator_of(const HeaderFields& fields, std::string_view name) {
  const std::string_view value = field_of(fields, name);
  const bool plain = std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
  return plain && value.size() <= kMostField ? std::string(value) : "";
}

// The items of a feed's answer. Errors: kInvalidData where it is no feed.
Result<std::unique_ptr<RawArticleSource>> open_feed(const FetchedPage& page,
                                                    const FieldNames& names) {
  std::unique_ptr<BufferedSource> bytes = unpack_if_packed(bytes_of(page.body)).bytes;
  const InputFormat format = sniff_format(bytes->peek(kSniffBytes), names);
  const std::string& file = page.address.text;
  if (format == InputFormat::kFeed) {
    return feed_records(std::move(bytes), file, TextlessItem::kGiven);
  }
  if (format == InputFormat::kJson) return json_records(std::move(bytes), file, names);
  std::string why = "not a feed, but ";
  why += kInputFormats[static_cast<std::size_t>(format)];
  const std::string link =
      format == InputFormat::kHtml ? feed_link(page.body, page.address) : std::string();
  if (!link.empty()) why += "; it names a feed, " + link;
  return Error{ErrorCode::kInvalidData, std::move(why), ""};
}

// An item's place is its link, which is how users know it.
void set_link(const WebAddress& base, RawItem& item) {
  if (!item.article) return;
  const Result<WebAddress> link = resolve_address(base, item.article->url);
  item.article->url = link ? link->text : "";
  if (link) item.origin = {link->text};
}

}  // namespace

FeedWatch::FeedWatch(WatchOptions options, WatchStateFile& file)
    : options_(std::move(options)),
      file_(file),
      saved_(std::chrono::steady_clock::now()),
      fetching_(options_.fetch) {
  for (const std::string& name : options_.feeds) {
    Result<WebAddress> address = parse_address(name);
    if (!address) continue;  // which its list was checked for
    const std::string text = address->text;
    feeds_[text].address = *std::move(address);
  }
  for (const auto& [name, feed] : file_.state().feeds()) {
    known_.insert(feed.seen.begin(), feed.seen.end());
  }
}

std::optional<RawItem> FeedWatch::next() {
  while (!stops_) {
    {
      const std::lock_guard lock(mutex_);
      save_now_and_then();
      if (failure_) return std::nullopt;
      if (std::optional<RawItem> item = take_item()) return item;
      ask();
      if (options_.once && asked_.empty()) return std::nullopt;
    }
    std::optional<FetchAnswer> answer = fetching_.next(kBetweenLooks);
    const std::lock_guard lock(mutex_);
    if (answer) take(*std::move(answer));
  }
  return std::nullopt;
}

std::optional<RawItem> FeedWatch::take_item() {
  if (items_.empty()) return std::nullopt;
  NewItem item = std::move(items_.front());
  items_.pop_front();
  given_.push_back({std::move(item.feed), item.key});
  return std::move(item.item);
}

void FeedWatch::printed() {
  const std::lock_guard lock(mutex_);
  if (given_.empty()) return;
  const Given given = std::move(given_.front());
  given_.pop_front();
  if (given.key) remember(given.feed, *given.key);
  save_now_and_then();
}

// The item is with the user; `known_` counts it already.
void FeedWatch::remember(const std::string& name, ItemKey key) {
  FeedMemory& memory = file_.state().feed(name);
  memory.seen.push_back(key);
  has_changed_ = true;
  Feed& feed = feeds_[name];
  --feed.unprinted;
  settle(feed);
}

void FeedWatch::settle(Feed& feed) {
  if (feed.unprinted != 0) return;
  FeedMemory& memory = file_.state().feed(feed.address.text);
  if (feed.validated.empty()) return;
  memory.validated = std::exchange(feed.validated, {});
  memory.etag = std::exchange(feed.etag, {});
  memory.last_modified = std::exchange(feed.last_modified, {});
}

Result<void> FeedWatch::save() {
  const std::lock_guard lock(mutex_);
  has_changed_ = false;
  saved_ = std::chrono::steady_clock::now();
  return file_.save();
}

void FeedWatch::save_now_and_then() {
  const auto now = std::chrono::steady_clock::now();
  if (!has_changed_ || now - saved_ < kBetweenSaves) return;
  has_changed_ = false;
  saved_ = now;
  if (Result<void> saved = file_.save(); !saved) failure_ = std::move(saved).error();
}

void FeedWatch::ask() {
  ask_pages();
  ask_feeds();
}

bool FeedWatch::has_room_for(const std::string& server) const {
  const auto of_server = std::ranges::count_if(
      asked_, [&server](const auto& entry) { return entry.second.server == server; });
  return asked_.size() < kMostAsked && static_cast<std::size_t>(of_server) < kMostAskedOfServer;
}

void FeedWatch::ask_pages() {
  for (std::size_t left = pages_.size(); left > 0 && asked_.size() < kMostAsked; --left) {
    NewItem item = std::move(pages_.front());
    pages_.pop_front();
    Result<WebAddress> address = parse_address(item.item.article->url);
    if (!address) {
      take_page(std::move(item), std::move(address).error());
    } else if (!has_room_for(address->server)) {
      pages_.push_back(std::move(item));
    } else {
      const bool public_only = !item.was_private;
      std::string server = address->server;
      FetchRequest request{*std::move(address)};
      request.most_bytes = kMostBytes;
      request.public_only = public_only;
      fetching_.ask(next_id_, std::move(request));
      std::string feed = item.feed;
      asked_.emplace(next_id_++, Asked{std::move(feed), std::move(item), std::move(server)});
    }
  }
}

void FeedWatch::ask_feeds() {
  const std::int64_t now = std::time(nullptr);
  for (auto& [name, feed] : feeds_) {
    if (asked_.size() >= kMostAsked) return;
    if (is_due(feed, now) && has_room_for(feed.address.server)) ask_feed(feed);
  }
}

bool FeedWatch::is_due(const Feed& feed, std::int64_t now) {
  if (feed.is_asked || feed.unprinted != 0) return false;
  if (feed.asked != 0 && (options_.once || now < feed.asked + options_.every.count())) return false;
  return now >= file_.state().feed(feed.address.text).not_before;
}

void FeedWatch::ask_feed(Feed& feed) {
  const FeedMemory& memory = file_.state().feed(feed.address.text);
  FetchRequest request{feed.address, memory.validated, memory.etag, memory.last_modified};
  request.most_bytes = kMostBytes;
  fetching_.ask(next_id_, std::move(request));
  asked_.emplace(next_id_++, Asked{feed.address.text, std::nullopt, feed.address.server});
  feed.asked = std::time(nullptr);
  feed.is_asked = true;
}

void FeedWatch::take(FetchAnswer answer) {
  auto node = asked_.extract(answer.id);
  if (node.empty()) return;
  Asked asked = std::move(node.mapped());
  if (asked.page_of) {
    take_page(*std::move(asked.page_of), std::move(answer.page));
  } else {
    take_feed(asked.feed, std::move(answer));
  }
}

void FeedWatch::take_feed(const std::string& name, FetchAnswer answer) {
  const std::int64_t now = std::time(nullptr);
  Feed& feed = feeds_[name];
  FeedMemory& memory = file_.state().feed(name);
  feed.is_asked = false;
  has_changed_ = true;
  if (!answer.page) {
    note_failure(memory, now, answer.wait_asked_for);
    return add_failure(name, answer.page.error());
  }
  const FetchedPage& page = *answer.page;
  if (!page.is_unchanged) take_items(feed, page);
  if (page.is_unchanged || memory.failures == 0)
    note_answer(memory, now, fresh_for(page.fields, now));
}

void FeedWatch::take_items(Feed& feed, const FetchedPage& page) {
  const std::string& name = feed.address.text;
  FeedMemory& memory = file_.state().feed(name);
  Result<std::unique_ptr<RawArticleSource>> source = open_feed(page, options_.names);
  if (!source) {
    note_failure(memory, std::time(nullptr), {});
    return add_failure(name, source.error());
  }
  memory.failures = 0;
  memory.validated.clear();
  feed.validated = page.address.text;
  feed.etag = validator_of(page.fields, "etag");
  feed.last_modified = validator_of(page.fields, "last-modified");
  std::vector<ItemKey> present;
  std::vector<NewItem> items;
  while (present.size() < kMostItems) {
    std::optional<RawItem> item = (*source)->next();
    if (!item) break;
    const ItemKey key =
        item->article ? key_of(*item->article, name) : key_of(item->article.error(), name);
    present.push_back(key);
    set_link(page.address, *item);
    items.push_back({name, key, *std::move(item), page.was_private});
  }
  const bool skips = options_.from_now && memory.read == 0;
  std::ranges::reverse(items);  // feeds begin with the newest
  for (NewItem& item : items) add_new(feed, std::move(item), skips);
  for (const ItemKey key : forget_oldest(memory, present)) known_.erase(key);
  settle(feed);
}

// Where it is new, on to its page or to the user; `skips`: into memory only.
void FeedWatch::add_new(Feed& feed, NewItem item, bool skips) {
  if (!known_.insert(*item.key).second) return;
  ++feed.unprinted;
  if (skips) return remember(item.feed, *item.key);
  Result<RawArticle>& article = item.item.article;
  const bool is_textless = article && trim_ascii(article->body).empty();
  if (article && options_.reads_pages && !article->url.empty()) {
    pages_.push_back(std::move(item));
  } else {
    if (is_textless) {
      article = Error{ErrorCode::kInvalidText,
                      "there is no text in the feed; --articles reads the pages", ""};
    }
    items_.push_back(std::move(item));
  }
}

void FeedWatch::take_page(NewItem item, Result<FetchedPage> page) {
  RawArticle& article = *item.item.article;
  if (page && looks_like_html(page->body)) {
    article.kind = BodyKind::kHtml;
    article.content_type = field_of(page->fields, "content-type");
    article.url = page->address.text;
    article.body = std::move(page->body);
  } else {
    const Error error =
        page ? Error{ErrorCode::kInvalidData, "its page is no HTML", ""} : page.error();
    if (trim_ascii(article.body).empty()) {
      item.item.article = error;
    } else {
      article.doubts.push_back("the text is the feed's own, for the page is not here: " +
                               error.to_string());
    }
  }
  items_.push_back(std::move(item));
}

void FeedWatch::add_failure(const std::string& feed, const Error& error) {
  Error said = error;
  const std::int64_t pause = file_.state().feed(feed).not_before - std::time(nullptr);
  said.message += "; not asked again for " + in_words(seconds(std::max<std::int64_t>(pause, 0)));
  items_.push_back({feed, std::nullopt, {Origin{feed}, std::move(said)}});
}

}  // namespace standoff
