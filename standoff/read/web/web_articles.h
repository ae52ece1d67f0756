// The articles of a list of addresses, fetched politely and read like files.
//
//   auto articles = web_articles(std::move(bytes), "list.txt", {.names = FieldNames::built_in()});
//   while (std::optional<RawItem> item = articles->next()) ...
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "standoff/read/bytes/byte_source.h"
#include "standoff/read/fields.h"
#include "standoff/read/input_format.h"
#include "standoff/read/raw_article.h"
#include "standoff/read/web/fetch_thread.h"

namespace standoff {

struct WebArticleOptions {
  std::optional<InputFormat> format = std::nullopt;  // none: told by the bytes of each answer
  FieldNames names = FieldNames::built_in();
  FetchOptions fetch = {};
};

// `list` has an address of http or https a line; blank lines and those that begin with '#' are
// passed over. Articles come in its order; of the next 1,000 addresses up to 16 are
// asked for at the same time, of different servers where there are. Nothing is fetched before
// next() is called first. Memory: 16 answers and 64 MiB.
//
// Errors of items: kInvalidArgument: a line that is no address, with its number as record of
//                  `file`; those of PoliteFetcher for an address; those of the formats.
std::unique_ptr<RawArticleSource> web_articles(std::unique_ptr<ByteSource> list, std::string file,
                                               WebArticleOptions options);

// Whether `front`, of a file, begins a list of addresses: each line that says anything has one.
bool is_address_list(std::string_view front);

}  // namespace standoff
