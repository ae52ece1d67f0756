#include "standoff/read/records/warc_records.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "standoff/read/records/http_response.h"

namespace standoff {
namespace {

constexpr std::string_view kVersion = "WARC/1.";
constexpr std::string_view kBehindBlock = "\r\n\r\n";
constexpr std::string_view kNextRecord = "\r\n\r\nWARC/1.";
constexpr std::size_t kMaxHeaderBytes = 64U << 10;

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

Error damaged(std::string what) { return Error{ErrorCode::kInvalidData, std::move(what), ""}; }

bool is_page(std::string_view type) {
  return begins(type, "text/html") || begins(type, "application/xhtml+xml");
}

class WarcSource : public RawArticleSource {
 public:
  WarcSource(std::unique_ptr<BufferedSource> bytes, std::string file, bool packed)
      : bytes_(std::move(bytes)), packed_(packed) {
    origin_.file = std::move(file);
  }

  std::optional<RawItem> next() override {
    for (;;) {
      skip_line_ends();
      if (bytes_->view().empty()) return damage();
      ++origin_.record;
      origin_.offset = offset();
      Result<std::optional<RawArticle>> article = record();
      if (!article) return RawItem{origin_, std::move(article).error()};
      if (*article) return RawItem{origin_, **std::move(article)};
    }
  }

 private:
  // Of the window, in the file as it lies.
  std::uint64_t offset() { return packed_ ? bytes_->piece_offset() : bytes_->offset(); }

  void skip_line_ends() {
    for (std::string_view view = bytes_->view(); !view.empty(); view = bytes_->view()) {
      const std::size_t at = std::min(view.find_first_not_of("\r\n"), view.size());
      bytes_->skip(at);
      if (at < view.size()) return;
    }
  }

  std::optional<RawItem> damage() {
    if (!bytes_->damage() || reported_) return std::nullopt;
    ++origin_.record;
    origin_.offset = offset();
    RawItem item{origin_, *bytes_->damage()};
    reported_ = !bytes_->recover();
    return item;
  }

  // None for a record that is passed over.
  Result<std::optional<RawArticle>> record() {
    if (!begins(bytes_->peek(kVersion.size()), kVersion)) {
      to_next_record();
      return damaged("expected a WARC record");
    }
    std::string_view front = bytes_->peek(kMaxHeaderBytes).substr(0, kMaxHeaderBytes);
    const std::size_t size = front.size();
    const HeaderFields fields = take_header_fields(front);
    bytes_->skip(size - front.size());
    const std::string_view length = field_of(fields, "content-length");
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), count);
    if (error != std::errc() || end != length.data() + length.size()) {
      to_next_record();
      return damaged("a record without its length");
    }
    if (Result<void> read = read_block(count); !read) return read.error();
    return article_of(fields);
  }

  // Keeps the block of `count` bytes, and checks that a record ends behind it.
  Result<void> read_block(std::uint64_t count) {
    if (count > kMaxRecordBytes) {
      to_next_record();
      return Error{ErrorCode::kLimit, "larger than 16 MiB", ""};
    }
    const auto size = static_cast<std::size_t>(count);
    const std::string_view view = bytes_->peek(size + kBehindBlock.size());
    const bool early = view.size() < size;
    if (!early && begins(view.substr(size), kBehindBlock)) {
      block_ = view.substr(0, size);
      bytes_->skip(size);
      return {};
    }
    to_next_record();
    return damaged(early ? "the file ends before the record's length"
                         : "the record's length is wrong");
  }

  // Moves to the next line that begins a record, past the bytes at hand at least.
  void to_next_record() {
    for (std::string_view view = bytes_->peek(kNextRecord.size());
         view.size() >= kNextRecord.size(); view = bytes_->peek(kNextRecord.size())) {
      const std::size_t at = view.find(kNextRecord);
      if (at != view.npos) {
        bytes_->skip(at + 4);
        return;
      }
      bytes_->skip(view.size() - kNextRecord.size() + 1);
    }
    bytes_->skip(bytes_->view().size());
  }

  Result<std::optional<RawArticle>> article_of(const HeaderFields& fields) {
    const std::string_view type = field_of(fields, "warc-type");
    RawArticle article;
    article.url = field_of(fields, "warc-target-uri");
    article.content_type = field_of(fields, "content-type");
    if (type == "response") {
      if (!begins(article.content_type, "application/http")) return std::optional<RawArticle>();
      Result<HttpResponse> response = parse_http_response(block_);
      if (!response) return std::move(response).error();
      if (response->status != 200) return std::optional<RawArticle>();
      article.content_type = std::move(response->content_type);
      article.body = std::move(response->body);
    } else if (type == "conversion" || type == "resource") {
      article.body = std::move(block_);
    }
    const bool is_text = begins(article.content_type, "text/plain");
    if (article.body.empty() || (!is_text && !is_page(article.content_type))) {
      return std::optional<RawArticle>();
    }
    article.kind = is_text ? BodyKind::kText : BodyKind::kHtml;
    return std::optional<RawArticle>(std::move(article));
  }

  std::unique_ptr<BufferedSource> bytes_;
  bool packed_;
  Origin origin_;
  std::string block_;
  bool reported_ = false;
};

}  // namespace

std::unique_ptr<RawArticleSource> warc_records(std::unique_ptr<BufferedSource> bytes,
                                               std::string file, bool packed) {
  return std::make_unique<WarcSource>(std::move(bytes), std::move(file), packed);
}

}  // namespace standoff
