#include "standoff/ground/quotations.h"

#include <cctype>
#include <optional>
#include <string_view>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::uint32_t kMostParagraphs = 8;  // that one quotation runs over without a mark

enum class Mark : std::uint8_t { kNone, kDouble, kSingle, kAngular };

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return std::isalnum(static_cast<unsigned char>(c)) != 0;
  return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F);
}
bool is_blank(char32_t c) { return c == 0 || c == ' ' || c == '\n' || c == '\t' || c == 0xA0; }

struct Character {
  char32_t before = 0;
  char32_t value = 0;
  char32_t after = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// A mark that can only open or only close, or a straight one that its neighbours decide.
bool can_open(const Character& c) {
  switch (c.value) {
    case U'“':
    case U'„':
    case U'«':
      return true;
    case U'‘':
    case U'‹':
      return !is_letter_or_digit(c.before);
    case U'"':
      return !is_blank(c.after) && (is_blank(c.before) || !is_letter_or_digit(c.before));
    case U'\'':
      return !is_blank(c.after) && (is_blank(c.before) || c.before == U'(' || c.before == U'—');
    default:
      return false;
  }
}

Mark mark_of(char32_t c) {
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'"':
      return Mark::kDouble;
    case U'‘':
    case U'’':
    case U'\'':
      return Mark::kSingle;
    case U'«':
    case U'»':
    case U'‹':
    case U'›':
      return Mark::kAngular;
    default:
      return Mark::kNone;
  }
}

bool can_close(const Character& c, Mark open) {
  if (mark_of(c.value) != open || c.value == U'„' || c.value == U'«' || c.value == U'‹') {
    return false;
  }
  if (c.value == U'‘') return false;
  if (open == Mark::kSingle) return !is_letter_or_digit(c.after) && !is_blank(c.before);
  return true;
}

std::vector<Character> marks_of(std::string_view text, ByteSpan paragraph) {
  std::vector<Character> marks;
  Utf8Cursor cursor(paragraph.of(text));
  Character current;
  char32_t previous = 0;
  bool pending = false;
  while (!cursor.done()) {
    const auto begin = static_cast<std::uint32_t>(paragraph.begin + cursor.offset());
    const char32_t c = cursor.next();
    // Two straight single marks or two grave accents are one double mark.
    if (pending && current.value == c && (c == U'\'' || c == U'`')) {
      current.value = c == U'`' ? U'“' : U'"';
      current.end = static_cast<std::uint32_t>(paragraph.begin + cursor.offset());
      continue;
    }
    if (pending) {
      current.after = c;
      if (mark_of(current.value) != Mark::kNone) marks.push_back(current);
      pending = false;
    }
    if (mark_of(c) != Mark::kNone || c == U'`') {
      const auto end = static_cast<std::uint32_t>(paragraph.begin + cursor.offset());
      current = {.before = previous, .value = c, .after = 0, .begin = begin, .end = end};
      pending = true;
    }
    previous = c;
  }
  if (pending && mark_of(current.value) != Mark::kNone) marks.push_back(current);
  return marks;
}

// The mark that closes the quotation that marks[open] opens: the next that can, marks of its own
// kind inside it paired off. None where the paragraph ends first.
std::optional<std::size_t> closing(const std::vector<Character>& marks, std::size_t open) {
  const Mark kind = mark_of(marks[open].value);
  std::size_t depth = 0;
  for (std::size_t i = open + 1; i < marks.size(); ++i) {
    // After a low mark, a high one of either turn closes.
    const bool high = marks[i].value == U'“' || marks[i].value == U'”';
    if (marks[open].value == U'„' && high) return i;
    // A straight mark after a blank and before a letter opens again.
    const bool opens =
        marks[i].value == U'“' || marks[i].value == U'«' ||
        (marks[i].value == U'"' && is_blank(marks[i].before) && is_letter_or_digit(marks[i].after));
    if (opens && mark_of(marks[i].value) == kind) {
      ++depth;
    } else if (can_close(marks[i], kind)) {
      if (depth == 0) return i;
      --depth;
    }
  }
  return std::nullopt;
}

// The byte where a quotation ends that paragraph `p` opens and does not close: in a later paragraph
// that begins without a mark and closes one. Only directed marks can tell.
std::optional<std::uint32_t> closing_later(const Document& document, std::uint32_t p) {
  const auto paragraphs = document.paragraphs();
  for (std::uint32_t later = p + 1; later < paragraphs.size() && later <= p + kMostParagraphs;
       ++later) {
    for (const Character& mark : marks_of(document.text(), paragraphs[later].span)) {
      if (mark.value == U'“') return std::nullopt;
      if (mark.value == U'”') return mark.end;
    }
  }
  return std::nullopt;
}

}  // namespace

Quotations::Quotations(const Document& document) {
  of_.assign(document.token_count(), Document::kNone);
  const auto paragraphs = document.paragraphs();
  std::uint32_t open_until = 0;  // byte where a quotation of an earlier paragraph ends
  for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
    const ByteSpan span = paragraphs[p].span;
    if (open_until > span.begin) {
      const std::uint32_t end = std::min(open_until, span.end);
      add(document, {.inside = {span.begin, end}, .closed = end == open_until, .paragraph = p},
          {span.begin, end});
    }
    if (const auto later = add_paragraph(document, p, open_until)) open_until = *later;
  }
}

// Adds the quotations that paragraph `p` opens at or after byte `from`. Where one stays open, the
// byte where a later paragraph closes it, 0 where none does.
std::optional<std::uint32_t> Quotations::add_paragraph(const Document& document, std::uint32_t p,
                                                       std::uint32_t from) {
  const ByteSpan span = document.paragraphs()[p].span;
  const std::vector<Character> marks = marks_of(document.text(), span);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].begin < from || !can_open(marks[i])) continue;
    const bool single = mark_of(marks[i].value) == Mark::kSingle;
    const std::optional<std::size_t> close = closing(marks, i);
    // An apostrophe opens nothing.
    if (!close && single) continue;
    const ByteSpan inside = {marks[i].end, close ? marks[*close].begin : span.end};
    const ByteSpan whole = {marks[i].begin, close ? marks[*close].end : span.end};
    add(document, {.inside = inside, .closed = close.has_value(), .single = single, .paragraph = p},
        whole);
    if (!close) {
      if (marks[i].value != U'“') return std::nullopt;
      return closing_later(document, p).value_or(0);
    }
    i = *close;
  }
  return std::nullopt;
}

void Quotations::add(const Document& document, Quotation quotation, ByteSpan whole) {
  if (quotation.closed && document.text(quotation.inside).ends_with("”")) {
    quotation.inside.end -= static_cast<std::uint32_t>(std::string_view("”").size());
  }
  std::uint32_t token = document.token_at(whole.begin);
  quotation.tokens = {token, token};
  while (token < document.token_count() && document.records()[token].span.begin < whole.end) {
    of_[token] = static_cast<std::uint32_t>(quotations_.size());
    quotation.tokens.end = ++token;
  }
  if (!quotation.tokens.empty()) quotations_.push_back(quotation);
}

}  // namespace standoff
