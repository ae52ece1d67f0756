// The JSON files of a pipeline directory, with errors of our kind.
//
//   Result<Json> meta = Json::parse(bytes);
//   Result<std::string> name = meta->text("/name");       // by JSON Pointer
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standoff/base/result.h"

namespace standoff {

class Json {
 public:
  // Copies `bytes`. Errors: kInvalidData.
  static Result<Json> parse(std::string_view bytes);
  ~Json();
  Json(Json&&) noexcept;
  Json& operator=(Json&&) noexcept;

  // The value at an RFC 6901 pointer; "" is the whole.
  // Errors: kInvalidData where there is none or it is of another kind.
  [[nodiscard]] Result<std::string> text(std::string_view pointer) const;
  [[nodiscard]] Result<std::int64_t> integer(std::string_view pointer) const;
  [[nodiscard]] Result<bool> boolean(std::string_view pointer) const;
  [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view pointer) const;
  // Keys of an object in the order of the file.
  [[nodiscard]] Result<std::vector<std::string>> keys(std::string_view pointer) const;
  // An object of integers in the order of the file.
  using Counts = std::vector<std::pair<std::string, std::int64_t>>;
  [[nodiscard]] Result<Counts> counts(std::string_view pointer) const;

 private:
  struct State;
  explicit Json(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace standoff
