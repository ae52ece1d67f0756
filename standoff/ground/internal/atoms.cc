#include "standoff/ground/internal/atoms.h"

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

enum class Shape : std::uint8_t { kSpace, kLetter, kDigit, kMark };

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_capital(char32_t c) { return c >= 'A' && c <= 'Z'; }

// Dashes, curly quotes and blanks that news writes in more than one way.
char32_t fold(char32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x201C || c == 0x201D) return '"';
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000) return ' ';
  return is_capital(c) ? c - 'A' + 'a' : c;
}

Shape shape_of(char32_t c) {
  if (c <= ' ') return Shape::kSpace;
  if (is_digit(c)) return Shape::kDigit;
  return (c >= 'a' && c <= 'z') || c >= 0x80 ? Shape::kLetter : Shape::kMark;
}

}  // namespace

std::uint32_t Vocabulary::add(std::string_view lower) {
  const auto next = static_cast<std::uint32_t>(ids_.size()) + 1;
  return ids_.emplace(lower, next).first->second;
}

std::uint32_t Vocabulary::find(std::string_view lower) const {
  constexpr std::size_t kLongest = 32;  // bytes of a word that a rule may mention
  if (lower.size() > kLongest) return kUnknown;
  const auto found = ids_.find(std::string(lower));
  return found == ids_.end() ? kUnknown : found->second;
}

std::string folded(std::string_view word) {
  std::string out;
  for (Utf8Cursor cursor(word); !cursor.done();) append_utf8(fold(cursor.next()), out);
  return out;
}

std::vector<Atom> atomize(std::string_view text, std::uint32_t offset,
                          const Vocabulary& vocabulary) {
  std::vector<Atom> atoms;
  Shape last = Shape::kSpace;
  for (Utf8Cursor cursor(text); !cursor.done();) {
    const auto begin = static_cast<std::uint32_t>(cursor.offset());
    const char32_t c = cursor.next();
    const auto end = static_cast<std::uint32_t>(cursor.offset());
    const Shape shape = shape_of(fold(c));
    if (shape != Shape::kSpace) {
      if (shape == last && shape != Shape::kMark) {
        atoms.back().span.end = offset + end;
      } else {
        atoms.push_back({.span = {offset + begin, offset + end},
                         .glued = last != Shape::kSpace,
                         .capital = is_capital(c),
                         .digits = shape == Shape::kDigit});
      }
    }
    last = shape;
  }
  for (Atom& atom : atoms) {
    const ByteSpan local{atom.span.begin - offset, atom.span.end - offset};
    atom.word = vocabulary.find(folded(local.of(text)));
  }
  return atoms;
}

}  // namespace standoff
