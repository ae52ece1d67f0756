// Names in capitals that the models take for words: "IS said it had taken the town".
#pragma once

#include <string_view>

#include "standoff/base/span.h"

namespace standoff {

// A name that the models know and that is used alike, where the word `at` of `text` is such a name;
// empty elsewhere. In a line of capitals "IS" is the verb.
std::string_view known_name_for(std::string_view text, ByteSpan at);

}  // namespace standoff
