// Where an article stands among those before it, as JSON.
#pragma once

#include "standoff/present/internal/json_records.h"
#include "standoff/resolve/copies.h"

namespace standoff {

// {"group": ..., "copy_of": null | {"id", "kind", "contained", "contains", "newer"}}
Json placement_json(const Placement& placement);

}  // namespace standoff
