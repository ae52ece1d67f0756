// Articles through one function, on several threads, printed in order.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

// What becomes of one article: the text to print, or why it is set aside.
using ArticleTask = std::function<Result<std::string>(const std::string& path)>;

// Runs `make_task()` once on each of `jobs` threads, and what it returns on every path. Prints the
// texts on standard output in the order of the paths, and one line on standard error for each
// article that is set aside; the rest go on. At most a few articles per thread wait to be printed.
//
// Returns the exit status: kExitOk, kExitSetAside or kExitOutput. Precondition: there are paths.
int run_batch(const std::vector<std::string>& paths, unsigned jobs,
              const std::function<ArticleTask()>& make_task);

}  // namespace standoff
