// Python's view of characters, which spaCy's attributes are made of.
//
// Python 3.11 knows Unicode 14: characters that are newer count as unassigned here too, whatever
// the version of ICU, so that attributes do not depend on the machine.
#pragma once

#include <string>
#include <string_view>

namespace standoff {

bool is_space(char32_t c);       // str.isspace
bool is_alphabetic(char32_t c);  // str.isalpha: general category L*
bool is_digit(char32_t c);       // str.isdigit: numeric type decimal or digit
bool is_upper_case(char32_t c);  // str.isupper of one character

// True where `text` is not empty and all of its characters are.
bool is_space(std::string_view text);
bool is_alphabetic(std::string_view text);

// str.lower of valid UTF-8: full mappings, final sigma included, of no language.
std::string lower_case(std::string_view text);

// First character, and last `count` characters, of valid UTF-8.
std::string_view first_character(std::string_view text);
std::string_view last_characters(std::string_view text, int count);

// "Xxxxx" for "Reuters", "dddd" for "12345": letters become X or x, digits d, others stay, and
// runs are cut at four. "LONG" from 100 characters on.
std::string word_shape(std::string_view text);

}  // namespace standoff
