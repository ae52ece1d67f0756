// A spaCy v3 pipeline directory of the kind that this room runs: read, checked and packed.
//
//   Result<ModelDirectory> model = ModelDirectory::read("en_core_web_sm-3.8.0");
//   if (!model) return std::move(model).error();
//   Result<std::string> pack = pack_model(*model);   // write it to a file; Pack::map it
//
// Data files only: nothing in the directory is executed. What is supported is one design, the
// English CNN pipelines "sm" and "md" of spaCy 3.8: tok2vec, tagger, parser, attribute_ruler,
// lemmatizer, ner, in that order (a disabled senter is ignored). Anything else is kIncompatible.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

struct ModelDirectory {
  std::string name;     // language and name of meta.json: "en_core_web_sm"
  std::string version;  // "3.8.0"
  std::string digest;   // SHA-256 of the lines "PATH SIZE SHA-256" of the files, in path order

  // The files that are used, by their path inside the directory: "parser/model".
  std::map<std::string, std::string, std::less<>> files;

  // Errors: kNotFound (the directory, or a file of it), kUnreadable, kInvalidData (which file,
  // which
  //         byte, what was expected), kIncompatible (another design: what was found), kLimit (a
  //         file of more than 1 GiB).
  static Result<ModelDirectory> read(const std::string& path);

  // From the files' bytes, by path. Errors as read().
  static Result<ModelDirectory> from_files(std::map<std::string, std::string, std::less<>> files);

  [[nodiscard]] std::string_view file(std::string_view path) const;  // empty where there is none
};

// One file that Pipeline::open uses where it lies (docs/pack-format.md). Errors as
// ModelDirectory::read, with the place inside the model.
Result<std::string> pack_model(const ModelDirectory& model);

}  // namespace standoff
