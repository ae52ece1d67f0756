// Keys under which forms of one name meet.
//
//   name_key("the U.N.")           "un"
//   name_key("António Guterres")   "antonio guterres"
//   surname_key("Bashar al-Assad") "assad"
#pragma once

#include <string>
#include <string_view>

namespace standoff {

// Lower case, without full stops, article and the accents of Latin letters; hyphens are spaces.
// Letters of other scripts stay as they are.
std::string name_key(std::string_view name);

std::string_view first_word(std::string_view name);
std::string_view last_word(std::string_view name);

// Key of the last word; the article of an Arabic surname, which comes and goes, is cut.
std::string surname_key(std::string_view name);

// First letters of the capitalized words: "International Atomic Energy Agency" gives "IAEA".
std::string initials(std::string_view name);

// "IAEA", "WFP", "M23": one word of 2 to 8 letters, two of them capitals at least.
bool is_acronym(std::string_view name);

}  // namespace standoff
