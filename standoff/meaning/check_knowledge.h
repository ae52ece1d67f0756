// Whether a user's own knowledge files are fit to read articles with.
//
//   for (const Error& error : check_knowledge({{"speech.tsv", text}})) complain(error);
//   // speech.tsv:41: column 2: expected a kind of speech, got "sayd"
#pragma once

#include <map>
#include <string>
#include <vector>

#include "standoff/base/error.h"

namespace standoff {

// Loads these files, text by name, in the place of the built-in ones of their names, all others as
// built in. Returns the first error of each file, with line, column and what was expected there;
// none where all are fine. A file whose name no built-in file has is an error.
std::vector<Error> check_knowledge(std::map<std::string, std::string, std::less<>> files);

}  // namespace standoff
