// The data files of a pipeline inside a Python wheel.
#pragma once

#include <map>
#include <string>

#include "standoff/base/result.h"

namespace standoff {

// Files of a pipeline by their path inside its folder: "parser/model".
using ModelFiles = std::map<std::string, std::string, std::less<>>;

// Unpacks the one folder of the wheel (a zip archive) that holds a config.cfg beside a meta.json.
// Code (*.py and the like) is left out; nothing is written or run.
//
// Errors: kInvalidData (no zip archive, a damaged entry, a path that leads outside, no such folder
//         or several), kLimit (more files or bytes than any pipeline has).
Result<ModelFiles> unpack_wheel(const std::string& bytes);

// Reads the same from a folder, where the pipeline may lie some levels down. Errors as above, and
// kUnreadable.
Result<ModelFiles> read_model_folder(const std::string& path);

}  // namespace standoff
