// Whole files in and out, with errors instead of surprises.
//
//   Result<std::string> bytes = read_file("a.txt", 16U << 20);
//   Result<void> written = write_file("out/model.pack", bytes);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

// The bytes of the file at `path`; of standard input where it is "-". Stops as soon as there are
// more than `limit`, so that endless devices end too.
//
// Errors: kNotFound, kUnreadable (a directory, no permission, a failing disk), kLimit. None has a
//         place: the caller knows the path.
Result<std::string> read_file(const std::string& path, std::size_t limit);

// Makes or replaces the file at `path` in one step: a reader sees the old bytes or the new ones.
//
// Errors: kUnreadable with what the system said; the old file is then as it was.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace standoff
