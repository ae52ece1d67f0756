// Articles in comma- or tab-separated values with a header that names the columns.
//
//   auto source = csv_records(bytes_of("title,text\nTruce,\"It held,\nthey said.\"\n"), ',',
//   "a.csv",
//                             FieldNames::built_in());
//
// Source: RFC 4180, with any line end, and ';' or a tab for the comma.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/read/bytes/byte_source.h"
#include "standoff/read/fields.h"
#include "standoff/read/raw_article.h"

namespace standoff {

// The character between the columns of a header, where `line` is one: it names a text, and
// something else that `names` know.
std::optional<char> csv_delimiter(std::string_view line, const FieldNames& names);

// A row with more or fewer fields than the header is an error. Where it goes over several lines, a
// quotation mark was most likely left open: reading goes on in its second line. So it does with a
// quotation mark that is never closed. Blank lines are skipped. `names` must outlive the source.
std::unique_ptr<RawArticleSource> csv_records(std::unique_ptr<BufferedSource> bytes, char delimiter,
                                              std::string file, const FieldNames& names);

}  // namespace standoff
