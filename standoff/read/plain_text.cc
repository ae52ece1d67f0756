#include "standoff/read/plain_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";

// More control characters than this share of the bytes, and it is no text. Compressed and machine
// formats have one in ten; text that was damaged here and there, one in thousands.
constexpr std::size_t kBytesPerControl = 50;

// The name of the encoding whose byte order mark opens `bytes`; empty for UTF-8 and none.
std::string_view foreign_byte_order_mark(std::string_view bytes) {
  struct Mark {
    std::string_view bytes;
    std::string_view name;
  };
  using namespace std::string_view_literals;
  constexpr std::array<Mark, 4> kMarks = {{{"\xFF\xFE\0\0"sv, "UTF-32"sv},
                                           {"\0\0\xFE\xFF"sv, "UTF-32"sv},
                                           {"\xFF\xFE"sv, "UTF-16"sv},
                                           {"\xFE\xFF"sv, "UTF-16"sv}}};
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return mark.name;
  }
  return {};
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value < 0x20 && kWhiteSpace.find(byte) == std::string_view::npos) || value == 0x7F;
}

Error invalid_text(std::string message, std::string where = "") {
  return Error{ErrorCode::kInvalidText, std::move(message), std::move(where)};
}

std::string byte_place(std::size_t offset) { return "byte " + std::to_string(offset); }

// What keeps `bytes` from being read as UTF-8 text, if anything.
Result<void> check_encoding(std::string_view bytes) {
  const std::string_view foreign = foreign_byte_order_mark(bytes);
  if (!foreign.empty()) {
    return invalid_text("text is " + std::string(foreign) + "; convert it to UTF-8 first");
  }
  const auto controls =
      static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  if (controls > bytes.size() / kBytesPerControl) {
    const auto first = std::find_if(bytes.begin(), bytes.end(), is_control) - bytes.begin();
    return invalid_text(
        "binary data, not text: " + std::to_string(controls) + " control characters",
        byte_place(static_cast<std::size_t>(first)));
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    std::array<char, 8> hex{};
    std::snprintf(hex.data(), hex.size(), "0x%02X", static_cast<unsigned char>(bytes[*bad]));
    return invalid_text(std::string("not UTF-8: found ") + hex.data(), byte_place(*bad));
  }
  return {};
}

bool has_letters_or_digits(std::string_view text) {
  for (Utf8Cursor cursor(text); !cursor.done();) {
    if (u_isalnum(static_cast<UChar32>(cursor.next())) != 0) return true;
  }
  return false;
}

// What keeps valid UTF-8 from being an article, if anything.
Result<void> check_words(std::string_view text) {
  if (!has_letters_or_digits(text)) return invalid_text("there is no text in it");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kWhiteSpace, begin), text.size());
    if (end - begin > kMaxRunBytes) {
      return Error{ErrorCode::kLimit,
                   std::to_string(end - begin) + " bytes without white space are no prose",
                   byte_place(begin)};
    }
    begin = end + 1;
  }
  return {};
}

}  // namespace

std::string_view first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kWhiteSpace);
  if (begin == std::string_view::npos) return {};
  const std::string_view line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  return line.substr(0, line.find_last_not_of(kWhiteSpace) + 1);
}

Result<Article> article_of_plain_text(std::string bytes, std::string id,
                                      const Languages& languages) {
  if (bytes.size() > kMaxArticleBytes) {
    return Error{ErrorCode::kLimit, "larger than 16 MiB", ""};
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.erase(0, kUtf8Mark.size());
  Result<void> checked = check_encoding(bytes);
  if (checked) checked = check_words(bytes);
  if (!checked) return std::move(checked).error();

  Article article;
  article.id = std::move(id);
  article.text = std::move(bytes);
  article.title = std::string(first_line(article.text));
  article.language = languages.guess(article.text);
  return article;
}

}  // namespace standoff
