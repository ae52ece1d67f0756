// The data files of a pipeline inside a Python wheel.
#pragma once

#include <map>
#include <string>
#include <vector>

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

// Unpacks these files of any wheel, by their paths in it. Errors as above, and kNotFound where one
// of them is missing.
Result<ModelFiles> unpack_files(const std::string& bytes, const std::vector<std::string>& wanted);

// Reads the same as unpack_wheel() from a folder, where the pipeline may lie some levels down.
// Errors as above, and kUnreadable.
Result<ModelFiles> read_model_folder(const std::string& path);

}  // namespace standoff
