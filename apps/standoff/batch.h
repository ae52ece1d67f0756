// Articles through one function, on several threads, printed in order.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "standoff/base/result.h"
#include "standoff/read/raw_article.h"
#include "standoff/resolve/copies.h"

namespace standoff {

// What became of one article.
struct Outcome {
  Result<std::string> text;          // what to print, or why it is set aside
  std::string unread_language = {};  // the reason is that no model reads this one
  bool doubtful = false;             // read, and a date or the like may be wrong, or a page missing
  std::optional<CopyKind> copy = {};  // of an earlier article
  bool left_out = false;              // not read, for it is a copy; `text` is empty
};

// Runs a step when those of all earlier articles were run, or left out. For one step of an article
// at most, and an early, short one: later articles' steps wait for it.
using InOrder = std::function<void(const std::function<void()>& step)>;

using ArticleTask =
    std::function<Outcome(RawArticle&& article, const Origin& origin, const InOrder& in_order)>;

struct BatchOptions {
  unsigned jobs = 1;
  std::string rejected = {};  // the file that lists what is set aside; empty for none
  bool sums_up = false;       // with a summary even where each article is a file of its own
  // Called for each article in order, once it is printed or set aside; not where the output fails.
  std::function<void()> printed = {};
  std::function<void()> failed = {};  // called where the output fails: nothing more is wanted
};

// Pulls articles from `source` and runs what `make_task()` returns, called once on each thread, on
// every one. Prints the texts on standard output in the order of the source, and on standard error
// what is set aside, progress and a summary (docs/cli.md); the rest go on. Where the output cannot
// be written, no more articles are pulled. At most a few articles per thread are held.
//
// Returns the exit status: kExitOk, kExitSetAside or kExitOutput.
int run_batch(RawArticleSource& source, const BatchOptions& options,
              const std::function<ArticleTask()>& make_task);

}  // namespace standoff
