// Runs another program and waits for it.
#pragma once

#include <string>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

// Runs `arguments` (the program's name first, looked up in PATH), without a shell and without
// standard input; standard output is thrown away.
//
// Errors: kUnavailable: not found, ended by a signal, or a status other than 0, with the last line
//         that it wrote on standard error.
Result<void> run_program(const std::vector<std::string>& arguments);

}  // namespace standoff
