// Articles in JSON: one object, an array of them, an object that holds such an array, or one object
// a line (JSON Lines). Nothing but the record at hand is kept, so a file may be of any length.
//
//   auto source = json_records(bytes_of(R"({"articles": [{"title": "Truce", "body": "It
//   held."}]})"),
//                              "a.json", FieldNames::built_in());
//
// Source: RFC 8259; jsonlines.org.
#pragma once

#include <memory>
#include <string>

#include "standoff/read/bytes/byte_source.h"
#include "standoff/read/fields.h"
#include "standoff/read/raw_article.h"

namespace standoff {

// A record that is no valid JSON, no object, without text, or above kMaxRecordBytes is an error,
// and reading goes on behind it; where a bracket is missing, that is the end of the file. Several
// documents may follow each other. `names` must outlive the source.
std::unique_ptr<RawArticleSource> json_records(std::unique_ptr<BufferedSource> bytes,
                                               std::string file, const FieldNames& names);

// The same with a record a line; behind a bad line comes the next. Blank lines are skipped.
std::unique_ptr<RawArticleSource> json_lines(std::unique_ptr<BufferedSource> bytes,
                                             std::string file, const FieldNames& names);

// The article that one JSON object holds.
//
// Errors: kInvalidData: no JSON, no object; kInvalidText: no text.
Result<RawArticle> article_of_json(std::string_view json, const FieldNames& names);

}  // namespace standoff
