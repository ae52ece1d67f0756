// An article as its record gives it: fields as they stand, nothing cleaned; and what gives them.
//
//   while (std::optional<RawItem> item = source.next()) {
//     if (!item->article) set_aside(item->origin, item->article.error());
//     else use(clean_article(*std::move(item->article), item->origin));
//   }
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

// Most bytes of one record, unpacked: that of one article.
inline constexpr std::size_t kMaxRecordBytes = 16U << 20;

// Where a record comes from.
struct Origin {
  std::string file = {};     // a path; "stdin"
  std::uint64_t record = 0;  // from 1; 0 where the file is one article
  // Where the record begins, in bytes of the file; of what it unpacks to where it is compressed as
  // a whole; of the compressed piece in a WARC file, as its indexes count.
  std::uint64_t offset = 0;

  // "news.jsonl: record 12: byte 3412"; the file alone where it is one article.
  [[nodiscard]] std::string place() const;
  // "news.jsonl#12", "a.txt"
  [[nodiscard]] std::string id() const;
};

enum class BodyKind : std::uint8_t {
  kPlainText,  // a file's bytes, title included
  kText,       // the text of a field, title apart; it may hold some markup
  kHtml,       // a whole page
};

struct RawArticle {
  BodyKind kind = BodyKind::kText;
  std::string id;  // what its feed calls it; empty elsewhere
  std::string body;
  std::string content_type;  // as HTTP tells it; empty where it does not
  std::string title;
  std::string url;
  std::string source;     // publisher
  std::string published;  // in whatever form
  std::string language;
  std::vector<std::string> authors;
  std::vector<std::string> doubts;  // what its reader had to leave out
};

struct RawItem {
  Origin origin;
  Result<RawArticle> article;
};

// One after the other, each pulled when it is wanted. One thread at a time.
class RawArticleSource {
 public:
  virtual ~RawArticleSource() = default;

  // None at the end. What cannot be read is an Error, without its place, and does not end it.
  virtual std::optional<RawItem> next() = 0;
};

}  // namespace standoff
