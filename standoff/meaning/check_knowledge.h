// Whether a user's own knowledge files are fit to read articles with.
//
//   for (const Error& error : check_knowledge({{"speech.tsv", text}})) complain(error);
//   // speech.tsv:41: column 2: expected a kind of speech, got "sayd"
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/ground/knowledge.h"

namespace standoff {

// Loads what a room makes of the files that it reads.
using KnowledgeLoader = std::function<Result<void>(const Knowledge&)>;

// Loads these files, text by name, in the place of the built-in ones of their names, all others as
// built in. Returns the first error of each file, with line, column and what was expected there;
// none where all are fine. A file whose name no built-in file has is an error. `load_others` loads
// the files that Analyser::load does not.
std::vector<Error> check_knowledge(std::map<std::string, std::string, std::less<>> files,
                                   const KnowledgeLoader& load_others = {});

}  // namespace standoff
