// Which pronoun a word is. Words are in lower case.
#pragma once

#include <cstdint>
#include <string_view>

#include "standoff/ground/syntax.h"

namespace standoff {

inline constexpr std::uint32_t kReach = 250;  // tokens back that a pronoun may refer to

inline bool is_they(std::string_view word) {
  return one_of(word, {"they", "their", "them", "themselves", "theirs"});
}
inline bool is_it(std::string_view word) { return one_of(word, {"it", "its", "itself"}); }
inline bool is_she(std::string_view word) {
  return one_of(word, {"she", "her", "hers", "herself"});
}
inline bool is_he(std::string_view word) { return one_of(word, {"he", "his", "him", "himself"}); }

// "I", "me": one who speaks alone.
inline bool is_speaker_alone(std::string_view word) {
  return one_of(word, {"i", "me", "my", "mine", "myself"});
}
// "we", "our": one who speaks for a side.
inline bool is_speakers_side(std::string_view word) {
  return one_of(word, {"we", "us", "our", "ours", "ourselves"});
}

}  // namespace standoff
