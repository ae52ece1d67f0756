// Every article of files, folders, patterns and standard input, one after the other, whatever form
// they are in.
//
//   auto articles = open_inputs({"news.jsonl", "archive/", "-"}, {});
//   while (std::optional<RawItem> item = articles->next()) ...
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "standoff/read/bytes/byte_source.h"
#include "standoff/read/fields.h"
#include "standoff/read/input_format.h"
#include "standoff/read/raw_article.h"

namespace standoff {

struct InputOptions {
  std::optional<InputFormat> format = std::nullopt;  // none: told by the bytes of each file
  FieldNames names = FieldNames::built_in();
};

// The articles of `paths` in order. "-" is standard input; a folder stands for the files in it and
// in its folders, sorted by name, without hidden ones; a path that is not there and holds '*', '?'
// or '[' is a pattern of the shell's kind. Memory: one record, and the names of one folder's files.
//
// A list of addresses is an error, for nobody said that they are to be fetched
// (web/web_articles.h).
//
// Errors of items: kNotFound, kUnreadable for a path; those of the formats for a record.
std::unique_ptr<RawArticleSource> open_inputs(std::vector<std::string> paths, InputOptions options);

// What is known of a file that was fetched; empty for others.
struct PageHints {
  std::string url;
  std::string content_type;  // as HTTP tells it
};

// The articles of one file whose bytes are given: what open_inputs() does with each. `names` must
// outlive it.
std::unique_ptr<RawArticleSource> open_records(std::unique_ptr<ByteSource> bytes, std::string file,
                                               std::optional<InputFormat> format,
                                               const FieldNames& names, PageHints hints = {});

}  // namespace standoff
