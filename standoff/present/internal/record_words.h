// The words that a record stands on, and its name for people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "standoff/base/span.h"
#include "standoff/meaning/report.h"
#include "standoff/present/internal/wording.h"

namespace standoff {

// `letter` is that of the record's id. Empty where only other records make it.
std::vector<ByteSpan> record_words(const Report& report, char letter, std::uint32_t index);

// "Norvia attacked Port Lucia", "killed: “at least 14 people”".
std::string record_title(const Wording& wording, const Report& report, char letter,
                         std::uint32_t index);

}  // namespace standoff
