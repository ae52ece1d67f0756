// The form by which names of places are compared: "Bāmyān" and "Bamyan", "N'Djamena" and
// "NDjamena", "Saint-Louis" and "St. Louis" are one.
//
//   place_key("Aïn Ebel");   // "ain ebel"
#pragma once

#include <string>
#include <string_view>

namespace standoff {

// Lower-case ASCII letters and digits, words set apart by single spaces: letters without their
// marks, hyphens as spaces, no apostrophes, no full stops, no leading "the". Empty where `name` has
// letters of another script than Latin, or none at all. `name` is valid UTF-8. Linear.
std::string place_key(std::string_view name);

}  // namespace standoff
