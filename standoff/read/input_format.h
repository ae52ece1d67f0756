// What kind of file bytes are, told by the bytes and not by a name.
//
//   sniff_format("{\"title\": \"Truce\"}\n{\"title\": \"Talks\"}\n", names)   // kJsonLines
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "standoff/read/fields.h"

namespace standoff {

enum class InputFormat : std::uint8_t { kText, kHtml, kJson, kJsonLines, kCsv, kTsv, kFeed, kWarc };

// As users name them, in the order of the enumerators.
inline constexpr std::array<std::string_view, 8> kInputFormats = {"text", "html", "json", "jsonl",
                                                                  "csv",  "tsv",  "feed", "warc"};

// How much of a file's front sniff_format() wants to see.
inline constexpr std::size_t kSniffBytes = 64U << 10;

// What `front` begins; kText where it is nothing else. A table is one whose header names a text and
// another field of `names`.
InputFormat sniff_format(std::string_view front, const FieldNames& names);

}  // namespace standoff
