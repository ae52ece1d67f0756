#include "standoff/read/records/http_response.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "standoff/read/bytes/unpack.h"
#include "standoff/read/raw_article.h"

namespace standoff {
namespace {

constexpr std::size_t kMostFields = 1000;
constexpr std::size_t kMostCodings = 4;

Error bad_response(std::string what) { return Error{ErrorCode::kInvalidData, std::move(what), ""}; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

// The next line of `text`, which is moved behind it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// Crawlers often store a body without its chunks and keep the header: such a body is taken as is.
Result<std::string> without_chunks(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  for (;;) {
    const std::string_view line = take_line(rest);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || end == line.data()) {
      if (out.empty()) return std::string(body);
      return bad_response("chunks have wrong lengths");
    }
    if (size == 0) return out;
    if (size > rest.size()) return bad_response("chunks have wrong lengths");
    out += rest.substr(0, size);
    rest.remove_prefix(size);
    take_line(rest);
  }
}

}  // namespace

Result<std::string> without_codings(std::string body, std::string_view codings, std::size_t limit) {
  const std::string lowered = lower(codings);
  codings = lowered;
  for (std::size_t i = 0; i < kMostCodings && !codings.empty(); ++i) {
    const std::size_t comma = codings.rfind(',');
    const std::size_t begin = comma == codings.npos ? 0 : comma + 1;
    const Packing packing = packing_of_coding(trimmed(codings.substr(begin)));
    codings = codings.substr(0, comma == codings.npos ? 0 : comma);
    const bool shows = packing == Packing::kGzip || packing == Packing::kZstd;
    if (shows && sniff_packing(body) != packing) continue;
    Result<std::string> unpacked = unpack_all(std::move(body), packing, limit);
    if (!unpacked) return unpacked;
    body = *std::move(unpacked);
  }
  return body;
}

std::string_view field_of(const HeaderFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : found->second;
}

HeaderFields take_header_fields(std::string_view& text) {
  HeaderFields fields;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == line.npos || fields.size() >= kMostFields) continue;
    fields[lower(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
  }
  return fields;
}

Result<HttpResponse> parse_http_response(std::string_view message) {
  const std::string_view line = take_line(message);
  const std::size_t space = line.find(' ');
  HttpResponse response;
  if (line.substr(0, 5) != "HTTP/" || space == line.npos) {
    return bad_response("no HTTP response in it");
  }
  const std::string_view status = line.substr(space + 1, 3);
  std::from_chars(status.data(), status.data() + status.size(), response.status);
  const HeaderFields fields = take_header_fields(message);
  response.content_type = field_of(fields, "content-type");
  Result<std::string> body = std::string(message);
  if (lower(field_of(fields, "transfer-encoding")).find("chunked") != std::string::npos) {
    body = without_chunks(message);
  }
  if (body)
    body = without_codings(*std::move(body), field_of(fields, "content-encoding"), kMaxRecordBytes);
  if (!body) return std::move(body).error();
  response.body = *std::move(body);
  return response;
}

}  // namespace standoff
