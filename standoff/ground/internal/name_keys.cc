#include "standoff/ground/internal/name_keys.h"

#include <algorithm>

#include "standoff/base/utf8.h"
#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

// Base letters of U+00C0 to U+024F, from the decompositions of Unicode 15; '.' where there is none.
constexpr char32_t kFirstAccented = 0xC0;
constexpr std::string_view kBaseLetters =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll."
    ".llnnnnnn...oooooooorrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz."
    "...............e................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";

bool is_combining_mark(char32_t c) { return c >= 0x300 && c <= 0x36F; }

void append_folded(char32_t c, std::string& key) {
  if (c == '.' || is_combining_mark(c)) return;
  if (c == '-' || c == 0x2010 || c == 0x2011) c = ' ';
  if (c == 0x2019) c = '\'';
  if (c >= 'A' && c <= 'Z') c = c - 'A' + 'a';
  if (c >= kFirstAccented && c < kFirstAccented + kBaseLetters.size()) {
    const char base = kBaseLetters[c - kFirstAccented];
    if (base != '.') c = static_cast<char32_t>(base);
  }
  append_utf8(c, key);
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  for (Utf8Cursor cursor(name); !cursor.done();) append_folded(cursor.next(), key);
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string surname_key(std::string_view name) {
  std::string key = name_key(last_word(name));
  if (key.starts_with("al ") || key.starts_with("el ")) key.erase(0, 3);
  return key;
}

std::string initials(std::string_view name) {
  std::string letters;
  bool at_start = true;
  for (char c : name) {
    if (at_start && c >= 'A' && c <= 'Z') letters += c;
    at_start = c == ' ' || c == '-';
  }
  return letters;
}

bool is_acronym(std::string_view name) {
  return name.size() >= 2 && name.size() <= 8 &&
         std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >=
             2 &&
         name.find(' ') == std::string_view::npos;
}

}  // namespace standoff
