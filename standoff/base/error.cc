#include "standoff/base/error.h"

namespace standoff {

Error Error::within(std::string_view outer) const {
  Error out = *this;
  out.where = where.empty() ? std::string(outer) : std::string(outer) + ": " + where;
  return out;
}

std::string Error::to_string() const { return where.empty() ? message : where + ": " + message; }

}  // namespace standoff
