// Morphological features as Universal Dependencies writes them: "Number=Sing|Person=3".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "standoff/base/result.h"

namespace standoff {

// The same features in order of their names, values in order too; "" for none ("" or "_").
// Errors: kInvalidData.
Result<std::string> normalize_features(std::string_view features);

// The value of `name`; none where the features do not have it.
std::optional<std::string_view> feature(std::string_view features, std::string_view name);

}  // namespace standoff
