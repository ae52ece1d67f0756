#include "standoff/read/records/feed_records.h"

#define XML_DTD  // Debian's Expat has it; its header shows the bounds on entities only then
#include <expat.h>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include "standoff/read/clean_text.h"
#include "standoff/read/utf8_stream.h"

namespace standoff {
namespace {

constexpr std::size_t kPiece = 16U << 10;
constexpr std::size_t kMostDepth = 256;  // of elements: feeds have ten
// What entities may make of a feed. Within Expat's own 8 MiB a kilobyte can take 0.4 s.
constexpr std::size_t kExpandedBytes = 64U << 10;
constexpr float kExpandedRatio = 10;  // above these bytes, to those of the file
// Where a feed that was broken off goes on, with the namespaces that items use.
constexpr std::string_view kPrologue =
    "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>";

// Elements by their local names: their namespaces differ from version to version.
std::string_view local_name(std::string_view name) {
  const std::size_t mark = name.rfind(':');
  return mark == name.npos ? name : name.substr(mark + 1);
}

struct Item {
  RawArticle article;
  std::uint64_t offset = 0;
  bool too_large = false;
};

// Puts items together from what the parser reports.
class FeedBuilder {
 public:
  void start(std::string_view name, const char** attributes, std::uint64_t offset) {
    const std::string_view local = local_name(name);
    if (path_.size() >= kMostDepth) too_deep_ = true;
    path_.emplace_back(local);
    if (local == "item" || local == "entry") {
      item_ = Item{feed_, offset, false};
      item_->article.published.clear();
    }
    if (is_field()) {
      text_.clear();
    } else if (item_) {
      text("<" + path_.back() + ">");  // of a text that is XHTML
    }
    if (local == "link") take_link(attributes);
  }

  void end(std::string_view name) {
    const std::string_view local = local_name(name);
    if (is_field()) {
      take_field(local);
    } else if (item_) {
      text("</" + std::string(local) + ">");
    }
    if ((local == "item" || local == "entry") && item_)
      finished_.push_back(*std::exchange(item_, {}));
    if (!path_.empty()) path_.pop_back();
  }

  void text(std::string_view more) {
    if (text_.size() + more.size() <= kMaxRecordBytes) {
      text_ += more;
    } else if (item_) {
      item_->too_large = true;
    }
  }

  // Forgets the item in the making.
  void restart() {
    path_.clear();
    item_.reset();
  }

  [[nodiscard]] bool too_deep() const { return std::exchange(too_deep_, false); }
  std::deque<Item>& finished() { return finished_; }

 private:
  // Whether the innermost element is one of an item or of the feed itself; a person's name too.
  [[nodiscard]] bool is_field() const {
    if (path_.size() < 2) return false;
    const std::string& around = path_[path_.size() - 2];
    return around == "item" || around == "entry" || around == "channel" || around == "feed" ||
           around == "author";
  }

  RawArticle& target() { return item_ ? item_->article : feed_; }

  // <link href="..."/> of Atom, unless it leads to something else than the article.
  void take_link(const char** attributes) {
    std::string href;
    bool alternate = true;
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view name = attributes[0];
      if (name == "href") href = attributes[1];
      if (name == "rel") alternate = std::string_view(attributes[1]) == "alternate";
    }
    if (alternate && item_ && !href.empty()) item_->article.url = std::move(href);
  }

  void take_field(std::string_view name) {
    RawArticle& out = target();
    if (name == "title") {
      (item_ ? out.title : out.source) = text_;
    } else if (name == "pubDate" || name == "published" || name == "date") {
      out.published = text_;
    } else if (name == "updated" || name == "modified") {
      if (out.published.empty()) out.published = text_;
    } else if (name == "language") {
      out.language = text_;
    } else if (item_) {
      take_item_field(name, out);
    }
    text_.clear();
  }

  void take_item_field(std::string_view name, RawArticle& out) {
    if (name == "link" && !text_.empty()) out.url = text_;
    if (name == "guid" || name == "id") out.id = text_;
    if (name == "creator" || (name == "author" && !text_.empty()) ||
        (name == "name" && path_.size() >= 2 && path_[path_.size() - 2] == "author")) {
      if (text_.find_first_not_of(" \t\r\n") != text_.npos) out.authors.push_back(text_);
    }
    const bool is_text = name == "encoded" || name == "content" || name == "description" ||
                         name == "summary" || name == "body";
    if (is_text && text_.size() > out.body.size()) out.body = text_;
  }

  std::vector<std::string> path_;  // local names of the open elements
  std::string text_;
  RawArticle feed_;
  std::optional<Item> item_;
  std::deque<Item> finished_;
  mutable bool too_deep_ = false;
};

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<XML_ParserStruct, FreeParser>;

class FeedSource : public RawArticleSource {
 public:
  FeedSource(std::unique_ptr<BufferedSource> bytes, std::string file, TextlessItem textless)
      : bytes_(std::move(bytes)), textless_(textless) {
    origin_.file = std::move(file);
    begin_parser();
  }

  std::optional<RawItem> next() override {
    while (builder_.finished().empty() && !error_ && !ended_) {
      error_ = parse_piece();
      if (error_) error_offset_ = bytes_->offset();
    }
    if (builder_.finished().empty()) {
      if (!error_) return std::nullopt;
      ++origin_.record;
      origin_.offset = std::max(origin_.offset, error_offset_);
      return RawItem{origin_, *std::exchange(error_, std::nullopt)};
    }
    Item item = std::move(builder_.finished().front());
    builder_.finished().pop_front();
    ++origin_.record;
    origin_.offset = std::max(origin_.offset, item.offset);
    return RawItem{origin_, result_of(std::move(item))};
  }

 private:
  [[nodiscard]] Result<RawArticle> result_of(Item item) const {
    if (item.too_large) return Error{ErrorCode::kLimit, "larger than 16 MiB", ""};
    if (textless_ == TextlessItem::kError &&
        item.article.body.find_first_not_of(" \t\r\n") == std::string::npos) {
      return Error{ErrorCode::kInvalidText, "there is no text in it", ""};
    }
    return std::move(item.article);
  }

  void begin_parser() {
    parser_.reset(XML_ParserCreate("UTF-8"));  // whatever it declares
    parsed_from_ = bytes_->offset();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    // With a document type that is not read, unknown entities are reported and not an error.
    XML_UseForeignDTD(parser_.get(), XML_TRUE);
    XML_SetSkippedEntityHandler(parser_.get(), on_entity);
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser_.get(), kExpandedBytes);
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser_.get(), kExpandedRatio);
  }

  // Parses a piece of the file. An error, once, where it cannot be parsed.
  std::optional<Error> parse_piece() {
    const std::string_view piece = bytes_->view().substr(0, kPiece);
    if (piece.empty()) return end();
    const bool parsed = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                                  XML_FALSE) == XML_STATUS_OK;
    if (parsed && !builder_.too_deep()) {
      bytes_->skip(piece.size());
      return std::nullopt;
    }
    return recover(piece);
  }

  std::optional<Error> end() {
    ended_ = true;
    if (bytes_->damage()) {
      const Error error = *bytes_->damage();
      if (bytes_->recover()) go_on();
      return error;
    }
    if (XML_Parse(parser_.get(), "", 0, XML_TRUE) == XML_STATUS_OK || recovered_) return {};
    return bad_xml();
  }

  Error bad_xml() {
    const char* why = XML_ErrorString(XML_GetErrorCode(parser_.get()));
    return {ErrorCode::kInvalidData, std::string("not XML: ") + (why != nullptr ? why : "too deep"),
            ""};
  }

  // Goes on at the next item behind where the parser stopped.
  Error recover(std::string_view piece) {
    Error error = bad_xml();
    const auto stopped =
        static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser_.get()), 0));
    const std::uint64_t before = bytes_->offset() - parsed_from_ + prologue_;
    const std::size_t inside = stopped > before ? static_cast<std::size_t>(stopped - before) : 0;
    bytes_->skip(std::min(inside + 1, piece.size()));
    to_next_item();
    if (bytes_->view().empty()) {
      ended_ = true;
    } else {
      go_on();
    }
    return error;
  }

  void go_on() {
    ended_ = false;
    recovered_ = true;
    builder_.restart();
    begin_parser();
    prologue_ = kPrologue.size();
    XML_Parse(parser_.get(), kPrologue.data(), static_cast<int>(kPrologue.size()), XML_FALSE);
  }

  void to_next_item() {
    constexpr std::size_t kLongest = 7;  // of "<entry>"
    for (std::string_view view = bytes_->peek(kLongest); !view.empty();
         view = bytes_->peek(kLongest)) {
      const std::size_t at = std::min(view.find("<item"), view.find("<entry"));
      if (at != view.npos) {
        bytes_->skip(at);
        return;
      }
      bytes_->skip(view.size() < kLongest ? view.size() : view.size() - kLongest + 1);
    }
  }

  static void on_start(void* self, const char* name, const char** attributes) {
    auto* source = static_cast<FeedSource*>(self);
    const auto at = XML_GetCurrentByteIndex(source->parser_.get());
    const auto index = static_cast<std::uint64_t>(std::max<XML_Index>(at, 0));
    const std::uint64_t inside = index > source->prologue_ ? index - source->prologue_ : 0;
    source->builder_.start(name, attributes, source->parsed_from_ + inside);
  }
  static void on_end(void* self, const char* name) {
    static_cast<FeedSource*>(self)->builder_.end(name);
  }
  static void on_text(void* self, const char* text, int size) {
    static_cast<FeedSource*>(self)->builder_.text({text, static_cast<std::size_t>(size)});
  }
  static void on_entity(void* self, const char* name, int is_parameter) {
    if (is_parameter != 0) return;
    std::string text;
    append_unescaped("&" + std::string(name) + ";", text);
    static_cast<FeedSource*>(self)->builder_.text(text);
  }

  std::unique_ptr<BufferedSource> bytes_;
  TextlessItem textless_;
  Origin origin_;
  FeedBuilder builder_;
  Parser parser_;
  std::uint64_t parsed_from_ = 0;  // of the file: where this parser began
  std::uint64_t prologue_ = 0;     // bytes that it parsed before
  std::optional<Error> error_;     // not told yet: items before it come first
  std::uint64_t error_offset_ = 0;
  bool recovered_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RawArticleSource> feed_records(std::unique_ptr<BufferedSource> bytes,
                                               std::string file, TextlessItem textless) {
  return std::make_unique<FeedSource>(utf8_stream(std::move(bytes)), std::move(file), textless);
}

}  // namespace standoff
