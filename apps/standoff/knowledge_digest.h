// Which knowledge a report was made with.
#pragma once

#include <string>

namespace standoff {

// SHA-256 over the names and bytes of the built-in knowledge files, each replaced by the file of
// its name in `folder` where there is one, the bytes of the user's file `actors`, and the identity
// of the gazetteer; each may be empty.
std::string knowledge_digest(const std::string& folder, const std::string& actors,
                             const std::string& gazetteer);

}  // namespace standoff
