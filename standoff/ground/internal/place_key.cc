#include "standoff/ground/internal/place_key.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <utility>

#include "standoff/base/utf8.h"

namespace standoff {
namespace {

enum class Part { kNothing, kGap, kLetters, kForeign };

// Latin letters that have no decomposition.
constexpr std::array<std::pair<char32_t, std::string_view>, 22> kPlain = {{
    {U'ß', "ss"}, {U'æ', "ae"}, {U'Æ', "ae"}, {U'ø', "o"}, {U'Ø', "o"}, {U'œ', "oe"},
    {U'Œ', "oe"}, {U'ł', "l"},  {U'Ł', "l"},  {U'đ', "d"}, {U'Đ', "d"}, {U'ð', "d"},
    {U'Ð', "d"},  {U'þ', "th"}, {U'Þ', "th"}, {U'ħ', "h"}, {U'Ħ', "h"}, {U'ı', "i"},
    {U'ŋ', "ng"}, {U'ə', "a"},  {U'Ə', "a"},  {U'ɛ', "e"},
}};

// Apostrophes of every shape, and the letters that stand for glottal stops.
bool is_silent(char32_t c) {
  constexpr std::u32string_view kSilent = U".'’‘`´ʻʼʿʾʽ′ʹˈ";
  return kSilent.find(c) != std::u32string_view::npos;
}

Part fold_ascii(char32_t c, std::string& letters) {
  if (c >= U'A' && c <= U'Z') {
    letters += static_cast<char>(c - U'A' + U'a');
  } else if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) {
    letters += static_cast<char>(c);
  } else {
    return Part::kGap;
  }
  return Part::kLetters;
}

// Appends what `c` is without its marks.
Part fold(char32_t c, std::string& letters) {
  if (is_silent(c)) return Part::kNothing;
  if (c < 0x80) return fold_ascii(c, letters);
  for (const auto& [letter, plain] : kPlain) {
    if (letter != c) continue;
    letters += plain;
    return Part::kLetters;
  }
  const auto code = static_cast<UChar32>(c);
  if ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0) return Part::kNothing;
  UErrorCode failure = U_ZERO_ERROR;
  const UNormalizer2* nfkd = unorm2_getNFKDInstance(&failure);
  std::array<UChar, 32> parts = {};
  const int32_t count = U_SUCCESS(failure) != 0 ? unorm2_getDecomposition(nfkd, code, parts.data(),
                                                                          parts.size(), &failure)
                                                : -1;
  if (U_FAILURE(failure) != 0 || count < 0)
    return u_isalnum(code) != 0 ? Part::kForeign : Part::kGap;
  Part part = Part::kNothing;
  for (int32_t i = 0; i < count; ++i) {
    const UChar base = parts.at(static_cast<std::size_t>(i));
    if (base < 0x80) {
      part = fold_ascii(base, letters);
    } else if ((U_GET_GC_MASK(base) & U_GC_M_MASK) == 0) {
      return Part::kForeign;
    }
  }
  return part;
}

// "saint" and "mount" are written short or long.
void abbreviate_first_word(std::string& key) {
  if (key.starts_with("the ")) key.erase(0, 4);
  if (key.starts_with("saint ")) key.replace(0, 5, "st");
  if (key.starts_with("mount ")) key.replace(0, 5, "mt");
}

}  // namespace

std::string place_key(std::string_view name) {
  std::string key;
  bool gap = false;
  for (Utf8Cursor cursor(name); !cursor.done();) {
    std::string letters;
    const Part part = fold(cursor.next(), letters);
    if (part == Part::kForeign) return {};
    if (part == Part::kGap) gap = true;
    if (letters.empty()) continue;
    if (gap && !key.empty()) key += ' ';
    gap = false;
    key += letters;
  }
  abbreviate_first_word(key);
  return key;
}

}  // namespace standoff
