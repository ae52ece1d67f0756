#include "standoff/read/input_format.h"

#include <algorithm>

#include "standoff/base/utf8.h"
#include "standoff/read/html_article.h"
#include "standoff/read/records/csv_records.h"
#include "standoff/read/records/json_cutter.h"

namespace standoff {
namespace {

std::string_view from_first_word(std::string_view text) {
  text = without_mark(text);
  return text.substr(std::min(text.find_first_not_of(kJsonSpace), text.size()));
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

// "[Update] ..." and "{note} ..." are prose.
bool is_json(std::string_view text) {
  const char first = text.empty() ? '\0' : text[0];
  if (first != '{' && first != '[') return false;
  const std::string_view inside = from_first_word(text.substr(1));
  const char second = inside.empty() ? '\0' : inside[0];
  return first == '{' ? second == '"' || second == '}' : second == '{' || second == ']';
}

// Whether every bracket that is opened is closed.
bool is_closed(std::string_view line) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string && c == '\\') ++i;
    if (c == '"') in_string = !in_string;
    if (in_string) continue;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth-- == 0) return false;
  }
  return depth == 0 && !in_string;
}

// Whether the first line is a whole value, or the second begins one: either may be damaged.
bool is_json_lines(std::string_view text, const FieldNames& names) {
  const std::string_view first = line_at(text, 0);
  if (text[0] != '{') return false;
  if (first.size() + 1 >= text.size()) return !find_list(text, names) && !first.empty();
  return is_closed(first) || text[first.size() + 1] == '{';
}

// Of UTF-16 with a byte order mark its ASCII, which is enough to tell; empty for anything else.
std::string without_nuls(std::string_view front) {
  if (front.substr(0, 2) != "\xFF\xFE" && front.substr(0, 2) != "\xFE\xFF") return "";
  std::string narrow(front.substr(2));
  std::erase(narrow, '\0');
  return narrow;
}

// Whether the root element is a feed's; comments and the like may stand before it.
bool is_feed(std::string_view text) {
  constexpr std::array<std::string_view, 3> kRoots = {"<rss", "<feed", "<rdf:RDF"};
  const std::string_view begin = text.substr(0, 4096);
  return text.substr(0, 1) == "<" && std::ranges::any_of(kRoots, [begin](std::string_view root) {
           return begin.find(root) != begin.npos;
         });
}

}  // namespace

InputFormat sniff_format(std::string_view front, const FieldNames& names) {
  const std::string narrow = without_nuls(front);
  const std::string_view text = from_first_word(narrow.empty() ? front : narrow);
  if (text.substr(0, 6) == "WARC/1") return InputFormat::kWarc;
  if (is_feed(text)) return InputFormat::kFeed;
  if (is_json(text)) {
    return is_json_lines(text, names) ? InputFormat::kJsonLines : InputFormat::kJson;
  }
  const std::optional<char> delimiter = csv_delimiter(line_at(text, 0), names);
  if (delimiter) return *delimiter == '\t' ? InputFormat::kTsv : InputFormat::kCsv;
  return looks_like_html(front) ? InputFormat::kHtml : InputFormat::kText;
}

}  // namespace standoff
