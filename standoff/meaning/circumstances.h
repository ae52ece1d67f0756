// When a deed happens, as its clause says.
//
//   Circumstances circumstances(syntax, times);
//   TimeId when = circumstances.when(frame);       // "on Monday" in "struck the port on Monday"
#pragma once

#include <cstdint>
#include <vector>

#include "standoff/ground/records.h"
#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/frame.h"

namespace standoff {

class Circumstances {
 public:
  Circumstances(const Syntax& syntax, const std::vector<TimeExpression>& times);

  // The date or time that hangs on the predicate, or on the verb that carries it; kNoRecord where
  // there is none.
  [[nodiscard]] TimeId when(const Frame& frame) const;

 private:
  const Syntax& syntax_;
  std::vector<TimeId> at_;  // per token: the time that hangs on this word
};

}  // namespace standoff
