// Articles of feeds: RSS 0.9x to 2.0, RDF (RSS 1.0) and Atom.
//
//   auto source = feed_records(std::move(bytes), "feed.xml");
//
// Source: the RSS 2.0 specification, RSS 1.0 with its content and Dublin Core modules, RFC 4287.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "standoff/read/bytes/byte_source.h"
#include "standoff/read/raw_article.h"

namespace standoff {

// What becomes of an item without text: often its link leads to one.
enum class TextlessItem : std::uint8_t { kError, kGiven };

// Items in order, whatever their encoding (utf8_stream.h); what the feed says of itself fills what
// they do not say. The text is the longest of content and summary. Nothing outside the file is ever
// opened; entities of the file's own expand to eight MiB in all, or ten times the file, and the
// HTML ones are known. An item above kMaxRecordBytes is an error, and so is XML that is not
// well-formed: reading goes on at the next item.
std::unique_ptr<RawArticleSource> feed_records(std::unique_ptr<BufferedSource> bytes,
                                               std::string file,
                                               TextlessItem textless = TextlessItem::kError);

}  // namespace standoff
