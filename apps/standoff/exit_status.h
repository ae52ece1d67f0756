// What the program tells its caller when it ends. docs/cli.md documents the numbers.
#pragma once

#include "standoff/base/error.h"

namespace standoff {

enum ExitStatus : int {
  kExitOk = 0,
  kExitSetAside = 1,   // at least one article was set aside; the others were read
  kExitUsage = 2,      // the command line makes no sense
  kExitModel = 3,      // the language model is missing, damaged or cannot be fetched
  kExitKnowledge = 4,  // a knowledge file is wrong
  kExitOutput = 5,     // the output cannot be written
};

// One line on standard error: "standoff: article.txt: no such file".
void complain(const Error& error);
// The same, and the status to end with.
int fail(const Error& error, ExitStatus status);

}  // namespace standoff
