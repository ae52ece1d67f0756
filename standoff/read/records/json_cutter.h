// Cuts JSON values out of a stream by their brackets and strings alone; whether what was cut is
// valid is a parser's question.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "standoff/read/fields.h"

namespace standoff {

inline constexpr std::string_view kJsonSpace = " \t\r\n";

// Finds where one value ends, whose bytes come in pieces.
//
//   JsonCutter cutter;
//   cutter.feed(R"({"a": [1, 2]}, {"b")")   // 13: the value's bytes
//   cutter.done()                           // true
class JsonCutter {
 public:
  // How many of `bytes`, from the front, belong to the value. All of them unless it is done.
  std::size_t feed(std::string_view bytes);
  [[nodiscard]] bool done() const { return done_; }

 private:
  // Whether the value ends before `c`.
  [[nodiscard]] bool ends_before(char c) const;
  void take(char c);
  void take_in_string(char c);

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool done_ = false;
};

// Where the articles begin in a document of which `front` is known: behind the bracket that opens
// the outermost array, or the array that `names` call a list, inside at most four objects. None
// where `front` tells of none.
std::optional<std::size_t> find_list(std::string_view front, const FieldNames& names);

}  // namespace standoff
