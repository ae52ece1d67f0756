// Articles in web archives: the pages of response and resource records, the texts of conversion
// records.
//
//   auto source = warc_records(std::move(bytes), "crawl.warc.gz", unpacked);
//
// Source: the WARC format 1.0 and 1.1 (ISO 28500), with records compressed one by one.
#pragma once

#include <memory>
#include <string>

#include "standoff/read/bytes/byte_source.h"
#include "standoff/read/raw_article.h"

namespace standoff {

// Other records, answers other than 200, and what is neither HTML nor plain text are passed over
// without a word: most of an archive is that. A record above kMaxRecordBytes, or whose response
// cannot be unpacked, is an error. So is one whose length is wrong; reading goes on at the next
// line that begins a record, inside what the length claimed where it claimed too much. `packed`:
// offsets are those of the compressed pieces.
std::unique_ptr<RawArticleSource> warc_records(std::unique_ptr<BufferedSource> bytes,
                                               std::string file, bool packed);

}  // namespace standoff
