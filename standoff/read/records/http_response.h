// An HTTP response as an archive keeps it, to the bytes of the page.
//
//   Result<HttpResponse> response = parse_http_response(block);
//   response->body          // not chunked, not compressed
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

// Header fields by name in lower case; the last of several counts.
using HeaderFields = std::map<std::string, std::string, std::less<>>;

// The value of the field, of which `fields` keeps the bytes; empty where there is none.
std::string_view field_of(const HeaderFields& fields, std::string_view name);

// Takes the lines "Name: value" off the front of `text` up to a blank line, which is taken too.
// Lines without a colon are skipped; at most 1,000 count.
HeaderFields take_header_fields(std::string_view& text);

// Takes the codings of Content-Encoding off, the one that was put on last first. A body that is not
// what they say is given as it is.
//
// Errors: kInvalidData: damaged compression; kLimit: it unpacks to more than `limit` bytes.
Result<std::string> without_codings(std::string body, std::string_view codings, std::size_t limit);

struct HttpResponse {
  int status = 0;
  std::string content_type;
  std::string body;
};

// Errors: kInvalidData: no response, chunks with wrong lengths, damaged compression; kLimit: the
//         body unpacks to more than 16 MiB.
// Source: RFC 9112, sections 4, 6 and 7; codings gzip, deflate, br, zstd of RFC 9110, 8878.
Result<HttpResponse> parse_http_response(std::string_view message);

}  // namespace standoff
