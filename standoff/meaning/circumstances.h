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
  // Both must outlive it.
  Circumstances(const Syntax& syntax, const std::vector<TimeExpression>& times);

  // The date or time that hangs on the predicate, or on the verb that carries it; kNoRecord where
  // there is none.
  [[nodiscard]] TimeId when(const Frame& frame) const;

  // Whether both may be one time: one is unknown, or holds the other ("2024-09", "2024-09-26").
  [[nodiscard]] bool same_time(TimeId a, TimeId b) const;

 private:
  const Syntax& syntax_;
  const std::vector<TimeExpression>& times_;
  std::vector<TimeId> at_;  // per token: the time that hangs on this word
};

}  // namespace standoff
