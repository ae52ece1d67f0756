#include "standoff/read/records/warc_records.h"

#include <gtest/gtest.h>

#include "standoff/read/bytes/unpack.h"
#include "standoff/read/testing/items.h"
#include "standoff/read/testing/pack.h"

namespace standoff {
namespace {

using Lines = std::vector<std::string>;

std::string record(const std::string& type, const std::string& content_type,
                   const std::string& block, int more = 0) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(static_cast<int>(block.size()) + more) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& headers, const std::string& body) {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body);
}

Lines read(const std::string& warc, std::size_t step = 1U << 20) {
  return lines_of(*warc_records(buffered(warc, step), "a.warc", false));
}

Lines read_packed(const std::string& warc) {
  return lines_of(*warc_records(
      std::make_unique<BufferedSource>(unpack(buffered(warc), Packing::kGzip)), "a.warc.gz", true));
}

// "<p>Truce holds" as Brotli packs it.
const std::string kBrotli = "\x8B\x06\x80<p>Truce holds\x03";

const std::string kGood = record("conversion", "text/plain", "B");

TEST(WarcRecords, GivePagesAndTexts) {
  struct Case {
    const char* why;
    std::string warc;
    Lines items;
  };
  const std::string text = "<p>Truce holds";
  const Case kCases[] = {
      {"a response", response("", text), {"|" + text}},
      {"a text", kGood, {"|B"}},
      {"a resource", record("resource", "text/html", text), {"|" + text}},
      {"records in a row", kGood + response("", text) + kGood, {"|B", "|" + text, "|B"}},
      {"what is no article",
       record("warcinfo", "application/warc-fields", "x") +
           record("request", "application/http", "GET /") + record("resource", "image/png", "x") +
           record("response", "application/http",
                  "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
           kGood,
       {"|B"}},
      {"chunks",
       response("Transfer-Encoding: chunked\r\n", "7;x=1\r\n<p>Truc\r\n7\r\ne holds\r\n0\r\n\r\n"),
       {"|" + text}},
      {"chunks that the crawler took off",
       response("Transfer-Encoding: chunked\r\n", text),
       {"|" + text}},
      {"gzip", response("Content-Encoding: gzip\r\n", gzip(text)), {"|" + text}},
      {"deflate", response("Content-Encoding: deflate\r\n", gzip(text, 15)), {"|" + text}},
      {"deflate without a header",
       response("Content-Encoding: deflate\r\n", gzip(text, -15)),
       {"|" + text}},
      {"zstd", response("Content-Encoding: zstd\r\n", zstd(text)), {"|" + text}},
      {"Brotli", response("Content-Encoding: br\r\n", kBrotli), {"|" + text}},
      {"gzip that the crawler took off",
       response("Content-Encoding: gzip\r\n", text),
       {"|" + text}},
      {"nothing", "", {}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(read(c.warc), c.items) << c.why;
    EXPECT_EQ(read(c.warc, 1), c.items) << c.why << ", byte by byte";
    EXPECT_EQ(read_packed(gzip(c.warc)), c.items) << c.why << ", packed";
  }
}

TEST(WarcRecords, GoOnBehindWhatIsWrong) {
  struct Case {
    const char* why;
    std::string warc;
    Lines items;
  };
  const std::string at = std::to_string(kGood.size());
  const Case kCases[] = {
      {"a length that is too large",
       kGood + record("conversion", "text/plain", "X", 60) + kGood,
       {"|B", "2: " + at + ": the record's length is wrong", "|B"}},
      {"a length that is too small",
       record("conversion", "text/plain", "XXXXXX", -3) + kGood,
       {"1: 0: the record's length is wrong", "|B"}},
      {"a length above the limit",
       record("conversion", "text/plain", "X", 2000000000) + kGood,
       {"1: 0: larger than 16 MiB", "|B"}},
      {"no length",
       "WARC/1.0\r\nWARC-Type: response\r\n\r\nX\r\n\r\n" + kGood,
       {"1: 0: a record without its length", "|B"}},
      {"a length that is none",
       "WARC/1.0\r\nContent-Length: -5\r\n\r\nX\r\n\r\n" + kGood,
       {"1: 0: a record without its length", "|B"}},
      {"something between",
       kGood + "junk\r\n\r\n" + kGood,
       {"|B", "2: " + at + ": expected a WARC record", "|B"}},
      {"the file ends early",
       kGood + record("conversion", "text/plain", "X", 60),
       {"|B", "2: " + at + ": the file ends before the record's length"}},
      {"chunks that lie",
       response("Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\nFFFFF\r\nX\r\n") + kGood,
       {"1: 0: chunks have wrong lengths", "|B"}},
      {"damaged gzip",
       response("Content-Encoding: gzip\r\n", gzip("Truce").substr(0, 12)) + kGood,
       {"1: 0: compressed data ends early", "|B"}},
      {"a bomb",
       response("Content-Encoding: gzip\r\n", gzip(std::string(30U << 20, 'x'))) + kGood,
       {"1: 0: unpacks to more than 16 MiB", "|B"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(read(c.warc), c.items) << c.why;
}

TEST(WarcRecords, OfPackedFilesHaveTheOffsetsOfTheirPieces) {
  struct Case {
    const char* why;
    std::string packed;
    Lines items;
  };
  const std::string good = gzip(kGood);
  const std::string next = std::to_string(good.size());
  std::string bad = good;
  bad[10] = '\xFF';  // behind the header: nothing of it can be unpacked
  const std::string wrong_sum = good.substr(0, good.size() - 8) + std::string(8, 'x');
  const std::string no_response = gzip(record("response", "application/http", "x"));
  const std::string third = std::to_string(good.size() + bad.size());
  const Case kCases[] = {
      {"a record with an error",
       good + no_response,
       {"|B", "2: " + next + ": no HTTP response in it"}},
      {"a damaged member in front", bad + good, {"1: 0: compressed data is damaged", "|B"}},
      {"a damaged member",
       good + bad + good,
       {"|B", "2: " + next + ": compressed data is damaged", "|B"}},
      {"what stands behind it",
       good + bad + no_response + good,
       {"|B", "2: " + next + ": compressed data is damaged",
        "3: " + third + ": no HTTP response in it", "|B"}},
      {"a wrong checksum",
       good + wrong_sum + good,
       {"|B", "2: " + next + ": compressed data is damaged", "|B"}},
      {"something behind",
       good + "junk",
       {"|B", "2: " + next + ": compressed data is followed by something else"}},
  };
  for (const Case& c : kCases) EXPECT_EQ(read_packed(c.packed), c.items) << c.why;
}

}  // namespace
}  // namespace standoff
