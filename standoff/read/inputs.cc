#include "standoff/read/inputs.h"

#include <utility>

#include "standoff/base/utf8.h"
#include "standoff/read/bytes/unpack.h"
#include "standoff/read/html_article.h"
#include "standoff/read/internal/path_walker.h"
#include "standoff/read/records/csv_records.h"
#include "standoff/read/records/feed_records.h"
#include "standoff/read/records/json_records.h"
#include "standoff/read/records/warc_records.h"
#include "standoff/read/web/web_articles.h"

namespace standoff {
namespace {

// A file that is one article.
class WholeFile : public RawArticleSource {
 public:
  WholeFile(std::unique_ptr<BufferedSource> bytes, std::string file, BodyKind kind, PageHints hints)
      : bytes_(std::move(bytes)), file_(std::move(file)), kind_(kind), hints_(std::move(hints)) {}

  std::optional<RawItem> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    const std::size_t limit = kind_ == BodyKind::kHtml ? kMaxPageBytes : kMaxRecordBytes;
    const std::string_view bytes = bytes_->peek(limit + 1);
    const Origin origin{file_};
    if (bytes.size() > limit) {
      const std::string mebibytes = std::to_string(limit >> 20U);
      return RawItem{origin, Error{ErrorCode::kLimit, "larger than " + mebibytes + " MiB", ""}};
    }
    RawArticle article;
    article.kind = kind_;
    article.body = bytes;
    article.url = hints_.url;
    article.content_type = hints_.content_type;
    bytes_->skip(bytes.size());
    if (bytes_->damage()) return RawItem{origin, *bytes_->damage()};
    return RawItem{origin, std::move(article)};
  }

 private:
  std::unique_ptr<BufferedSource> bytes_;
  std::string file_;
  BodyKind kind_;
  PageHints hints_;
  bool given_ = false;
};

// A file that nothing of can be read.
class NoArticle : public RawArticleSource {
 public:
  NoArticle(std::string file, Error error) : item_{{std::move(file)}, std::move(error)} {}

  std::optional<RawItem> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    return std::move(item_);
  }

 private:
  RawItem item_;
  bool given_ = false;
};

std::unique_ptr<RawArticleSource> open_text(std::unique_ptr<BufferedSource> bytes, std::string file,
                                            PageHints hints) {
  if (!hints.url.empty()) {  // whose charset only the server knows
    return std::make_unique<WholeFile>(std::move(bytes), std::move(file), BodyKind::kText,
                                       std::move(hints));
  }
  if (is_address_list(bytes->peek(kSniffBytes))) {
    return std::make_unique<NoArticle>(
        std::move(file),
        Error{ErrorCode::kIncompatible, "a list of addresses; --urls FILE fetches them", ""});
  }
  return std::make_unique<WholeFile>(std::move(bytes), std::move(file), BodyKind::kPlainText,
                                     std::move(hints));
}

// File names are bytes; records and messages are UTF-8.
std::string name_of_path(std::string path) {
  if (path == "-") return "stdin";
  while (const auto bad = find_invalid_utf8(path)) path[*bad] = '?';
  return path;
}

class Inputs : public RawArticleSource {
 public:
  Inputs(std::vector<std::string> paths, InputOptions options)
      : walker_(std::move(paths)), options_(std::move(options)) {}

  std::optional<RawItem> next() override {
    for (;;) {
      if (records_) {
        if (std::optional<RawItem> item = records_->next()) return item;
        records_ = nullptr;
      }
      std::optional<PathWalker::Step> step = walker_.next();
      if (!step) return std::nullopt;
      const std::string name = name_of_path(step->path);
      if (!step->found) return RawItem{Origin{name}, step->found.error()};
      Result<std::unique_ptr<ByteSource>> bytes = open_bytes(step->path);
      if (!bytes) return RawItem{Origin{name}, std::move(bytes).error()};
      records_ = open_records(*std::move(bytes), name, options_.format, options_.names);
    }
  }

 private:
  PathWalker walker_;
  InputOptions options_;
  std::unique_ptr<RawArticleSource> records_;
};

}  // namespace

std::unique_ptr<RawArticleSource> open_inputs(std::vector<std::string> paths,
                                              InputOptions options) {
  return std::make_unique<Inputs>(std::move(paths), std::move(options));
}

std::unique_ptr<RawArticleSource> open_records(std::unique_ptr<ByteSource> bytes, std::string file,
                                               std::optional<InputFormat> format,
                                               const FieldNames& names, PageHints hints) {
  auto [buffered, packing] = unpack_if_packed(std::move(bytes));
  const std::string_view front = buffered->peek(kSniffBytes);
  switch (format.value_or(sniff_format(front, names))) {
    case InputFormat::kText:
      break;
    case InputFormat::kHtml:
      return std::make_unique<WholeFile>(std::move(buffered), std::move(file), BodyKind::kHtml,
                                         std::move(hints));
    case InputFormat::kJson:
      return json_records(std::move(buffered), std::move(file), names);
    case InputFormat::kJsonLines:
      return json_lines(std::move(buffered), std::move(file), names);
    case InputFormat::kCsv: {
      const std::string_view line = front.substr(0, front.find('\n'));
      const char delimiter = csv_delimiter(line, names).value_or(',');
      return csv_records(std::move(buffered), delimiter, std::move(file), names);
    }
    case InputFormat::kFeed:
      return feed_records(std::move(buffered), std::move(file));
    case InputFormat::kWarc:
      return warc_records(std::move(buffered), std::move(file), packing != Packing::kNone);
    case InputFormat::kTsv:
      return csv_records(std::move(buffered), '\t', std::move(file), names);
  }
  return open_text(std::move(buffered), std::move(file), std::move(hints));
}

}  // namespace standoff
