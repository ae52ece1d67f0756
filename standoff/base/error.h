// What went wrong, and where. Every function that can fail because of the world returns a
// Result<T> (result.h) that holds one of these.
//
//   return Error{ErrorCode::kIncompatible, "model needs rows of 96, got 128", "ner/model"};
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace standoff {

enum class ErrorCode : std::uint8_t {
  kInvalidArgument,  // the caller's request makes no sense
  kNotFound,         // a file, model or record that is not there
  kUnreadable,       // it is there, and cannot be read
  kInvalidText,      // not UTF-8, or no text at all
  kInvalidData,      // a model, knowledge or data file that breaks its format
  kIncompatible,     // well-formed, but of a kind or version that is not supported
  kLimit,            // larger or deeper than a stated limit
  kUnavailable,      // an outside program or service that failed
  kInternal,         // we have a bug
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // what was found and what was expected, in one sentence
  std::string where;    // file, byte, record: outermost first, joined by ": "; may be empty

  // The same error with `outer` put in front of its place.
  [[nodiscard]] Error within(std::string_view outer) const;

  // One line for people: "article.txt: byte 17: invalid UTF-8: ...".
  [[nodiscard]] std::string to_string() const;

  friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace standoff
