#include "standoff/base/error.h"

namespace standoff {

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid argument";
    case ErrorCode::kNotFound:
      return "not found";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kInvalidText:
      return "invalid text";
    case ErrorCode::kInvalidData:
      return "invalid data";
    case ErrorCode::kIncompatible:
      return "incompatible";
    case ErrorCode::kLimit:
      return "limit";
    case ErrorCode::kUnavailable:
      return "unavailable";
    case ErrorCode::kInternal:
      return "internal error";
  }
  return "unknown error";
}

Error Error::within(std::string_view outer) const {
  Error out = *this;
  out.where = where.empty() ? std::string(outer) : std::string(outer) + ": " + where;
  return out;
}

std::string Error::to_string() const { return where.empty() ? message : where + ": " + message; }

}  // namespace standoff
