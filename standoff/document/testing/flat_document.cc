#include "standoff/document/testing/flat_document.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "standoff/base/utf8.h"
#include "standoff/document/document_builder.h"

namespace standoff {
namespace {

enum class Shape : std::uint8_t { kSpace, kWord, kMark };

Shape shape_of(char32_t c) {
  if (c <= ' ') return Shape::kSpace;
  const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                    (c >= 0x80 && (c < 0x2000 || c > 0x206F));
  return word ? Shape::kWord : Shape::kMark;
}

class Flattener {
 public:
  explicit Flattener(std::string text) : builder_(std::move(text), labels_) {}

  Document run() {
    const std::string_view text = builder_.text();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      add_line({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end + 1;
    }
    Result<Document> document = std::move(builder_).finish();
    assert(document);
    return *std::move(document);
  }

 private:
  void add_line(ByteSpan line) {
    const std::string_view text = line.of(builder_.text());
    Shape last = Shape::kSpace;
    std::uint32_t begin = 0;
    open_ = false;
    for (Utf8Cursor cursor(text); !cursor.done();) {
      const auto at = static_cast<std::uint32_t>(cursor.offset());
      const Shape shape = shape_of(cursor.next());
      if (shape != last || shape == Shape::kMark) {
        add_token(line, {line.begin + begin, line.begin + at}, last);
        begin = at;
      }
      last = shape;
    }
    add_token(line, {line.begin + begin, line.end}, last);
  }

  void add_token(ByteSpan line, ByteSpan span, Shape shape) {
    if (shape == Shape::kSpace || span.empty()) return;
    if (!open_) {
      builder_.begin_paragraph(line);
      builder_.begin_sentence();
      first_ = builder_.token_count();
      open_ = true;
    }
    const std::string_view word = span.of(builder_.text());
    const bool capital = word[0] >= 'A' && word[0] <= 'Z';
    const char* pos = shape == Shape::kMark ? "PUNCT" : capital ? "PROPN" : "ADV";
    const char* tag = shape == Shape::kMark ? "." : capital ? "NNP" : "RB";
    builder_.add_token({.span = span,
                        .head = first_,
                        .tag = labels_->intern(tag),
                        .pos = labels_->intern(pos),
                        .dep = labels_->intern("dep")},
                       word);
  }

  std::shared_ptr<LabelTable> labels_ = std::make_shared<LabelTable>();
  DocumentBuilder builder_;
  std::uint32_t first_ = 0;
  bool open_ = false;  // the line has a paragraph
};

}  // namespace

Document flat_document(std::string text) { return Flattener(std::move(text)).run(); }

}  // namespace standoff
