// What the files of the known pipelines must be: knowledge/model_files.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standoff/language/internal/wheel.h"

namespace standoff {

// The known pipeline that shares a weight file with `files`, damaged in other files or not; empty
// where there is none. Small files are the same in many pipelines and say nothing.
std::string known_name_of(const ModelFiles& files);

// How `files` differ from those of the known pipeline, one sentence each, with the path first:
// "parser/model: 12 bytes, expected 319909". None where `known_name` is empty.
std::vector<std::string> problems_of(const ModelFiles& files, std::string_view known_name);

}  // namespace standoff
