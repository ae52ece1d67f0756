// What a source of articles gives, as lines that tests compare.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "standoff/read/bytes/byte_source.h"
#include "standoff/read/raw_article.h"

namespace standoff {

// Gives bytes in pieces of a few, as slow pipes do.
class SlowSource : public ByteSource {
 public:
  SlowSource(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min({step_, buffer.size(), bytes_.size() - at_});
    bytes_.copy(buffer.data(), count, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

inline std::unique_ptr<BufferedSource> buffered(std::string bytes, std::size_t step = 1U << 20) {
  return std::make_unique<BufferedSource>(std::make_unique<SlowSource>(std::move(bytes), step));
}

// "TITLE|BODY" of each article, "RECORD: BYTE: REASON" of each error.
inline std::vector<std::string> lines_of(RawArticleSource& source) {
  std::vector<std::string> out;
  while (std::optional<RawItem> item = source.next()) {
    if (item->article) {
      out.push_back(item->article->title + "|" + item->article->body);
    } else {
      out.push_back(std::to_string(item->origin.record) + ": " +
                    std::to_string(item->origin.offset) + ": " + item->article.error().message);
    }
  }
  return out;
}

}  // namespace standoff
