#include "standoff/language/internal/paragraphs.h"

#include <algorithm>

#include "standoff/base/ascii.h"
#include "standoff/base/utf8.h"
#include "standoff/language/internal/characters.h"

namespace standoff {
namespace {

constexpr std::size_t kLongestDateline = 80;  // bytes, with its dash
constexpr std::size_t kFewestLetters = 4;     // "OSLO -", but "EU - US talks"

// Whether what stands before a dash or colon is a place with its land, day and agency or some of
// these: "BEIRUT", "PARIS, March 3 (AFP)", "Kyiv, Ukraine".
bool is_dateline(std::string_view head) {
  const std::size_t agency = head.ends_with(')') ? head.find(" (") : std::string_view::npos;
  const std::string_view names = head.substr(0, agency);
  const bool capitals = is_in_capitals(names.substr(0, names.find_first_of(" ,")));
  const bool has_land = names.find(", ") != std::string_view::npos;
  if (!capitals && !has_land && agency == std::string_view::npos) return false;
  const auto letters =
      static_cast<std::size_t>(std::count_if(names.begin(), names.end(), is_ascii_letter));
  if (letters < kFewestLetters) return false;
  bool after_place = false;  // land and day may be in small letters
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    const std::string_view word = names.substr(at, end - at);
    if (word.empty() || is_ascii_lower(word.front())) return false;
    if (capitals && !after_place && !is_in_capitals(word)) return false;
    after_place = after_place || word.ends_with(',');
    at = end + 1;
  }
  return true;
}

// The bytes of the time that opens an entry of a live blog: "16:20", "4:15 p.m. -", "16.20 GMT:".
std::size_t time_stamp_of(std::string_view line) {
  std::size_t at = 0;
  const auto digits = [&](std::size_t least) {
    const std::size_t begin = at;
    while (at < line.size() && at < begin + 2 && is_ascii_digit(line[at])) ++at;
    return at - begin >= least;
  };
  if (!digits(1) || at >= line.size() || (line[at] != ':' && line[at] != '.')) return 0;
  ++at;
  if (!digits(2)) return 0;
  for (std::string_view word : {"a.m.", "p.m.", "am", "pm", "GMT", "UTC", "BST", "ET", "EST", "EDT",
                                "CET", "CEST", "EET", "local time"}) {
    const std::size_t blank = line.substr(at).starts_with(' ') ? 1 : 0;
    if (line.substr(at + blank).starts_with(word)) at += blank + word.size();
  }
  for (std::string_view mark : {":", " -", " |", " \u2013", " \u2014"}) {
    if (line.substr(at).starts_with(mark)) at += mark.size();
  }
  return line.substr(at).starts_with(' ') ? at : 0;
}

// Whether a sentence begins there, be it with a quotation mark or a letter beyond ASCII.
bool begins_sentence(std::string_view rest) {
  if (rest.empty()) return false;
  if (is_ascii_upper(rest[0]) || rest[0] == '"') return true;
  return static_cast<unsigned char>(rest[0]) >= 0x80 && !is_space(Utf8Cursor(rest).next());
}

// The bytes of the dateline or time that opens a line, its dash included; 0 where it has none. A
// colon, which in transcripts stands behind who speaks, ends a dateline only in the lead.
std::size_t dateline_of(std::string_view line, bool is_lead) {
  const std::size_t stamp = time_stamp_of(line);
  if (stamp > 0) return begins_sentence(line.substr(stamp + 1)) ? stamp : 0;
  const std::string_view start = line.substr(0, kLongestDateline);
  const std::size_t colon = is_lead ? start.find(": ") : std::string_view::npos;
  if (colon != std::string_view::npos &&
      is_in_capitals(start.substr(0, start.find_first_of(" ,:"))) &&
      is_dateline(line.substr(0, colon)) && begins_sentence(line.substr(colon + 2))) {
    return colon + 1;
  }
  std::size_t end = 0;
  std::size_t dash_at = start.size();
  for (std::string_view dash : {" - ", " -- ", " \u2013 ", " \u2014 "}) {
    const std::size_t found = start.find(dash);
    if (found >= dash_at) continue;
    dash_at = found;
    end = found + dash.size() - 1;
  }
  if (end == 0 || end >= line.size() || !is_dateline(line.substr(0, dash_at))) return 0;
  return begins_sentence(line.substr(end + 1)) ? end : 0;
}

}  // namespace

bool is_headline(std::string_view text, ByteSpan paragraph) {
  const std::string_view above = text.substr(0, paragraph.begin);
  return std::all_of(above.begin(), above.end(), is_ascii_space);
}

std::vector<ByteSpan> split_paragraphs(std::string_view text, Paragraphs how) {
  std::vector<ByteSpan> paragraphs;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    ByteSpan span;
    Utf8Cursor cursor(text.substr(begin, line_end - begin));
    while (!cursor.done()) {
      const std::size_t at = begin + cursor.offset();
      if (is_space(cursor.next())) continue;
      if (span.empty()) span.begin = static_cast<std::uint32_t>(at);
      span.end = static_cast<std::uint32_t>(begin + cursor.offset());
    }
    const bool may_have = how == Paragraphs::kNews && !paragraphs.empty();
    const std::size_t dateline = may_have ? dateline_of(span.of(text), paragraphs.size() == 1) : 0;
    if (dateline > 0) {
      const auto cut = static_cast<std::uint32_t>(span.begin + dateline);
      paragraphs.push_back({span.begin, cut});
      span.begin = cut + 1;
    }
    if (!span.empty()) paragraphs.push_back(span);
    begin = line_end + 1;
  }
  return paragraphs;
}

}  // namespace standoff
