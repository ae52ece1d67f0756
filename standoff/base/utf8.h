// UTF-8: validity, decoding, and the way from bytes to code points.
//
//   if (auto bad = find_invalid_utf8(text)) ...   // byte offset of the first ill-formed sequence
//   Utf8Cursor cursor(text);
//   while (!cursor.done()) char32_t c = cursor.next();
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standoff {

// Byte offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7:
// no overlong forms, no surrogates, nothing above U+10FFFF); none where `text` is valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// U+FEFF, which some writers put before a text.
inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

inline std::string_view without_mark(std::string_view text) {
  return text.starts_with(kUtf8Mark) ? text.substr(kUtf8Mark.size()) : text;
}

// Appends `code_point` as UTF-8. Surrogates and values above U+10FFFF append U+FFFD.
void append_utf8(char32_t code_point, std::string& out);

// Number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

// Decodes valid UTF-8 from left to right. The text must outlive the cursor.
class Utf8Cursor {
 public:
  explicit Utf8Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t offset() const { return at_; }  // bytes
  char32_t next();                                          // precondition: !done()

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// Turns byte offsets of one valid UTF-8 text into code point offsets, in O(1) each after one pass
// over the text. Offsets inside a character belong to that character. Immutable; thread-safe.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // Code points before `byte`; `byte` may be the text's size.
  [[nodiscard]] std::uint32_t code_point_of(std::uint32_t byte) const;

 private:
  static constexpr std::uint32_t kBlock = 64;
  std::string_view text_;              // must outlive the index
  std::vector<std::uint32_t> before_;  // code points before each block of kBlock bytes
};

}  // namespace standoff
