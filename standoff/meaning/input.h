// What the later steps of meaning read of the earlier ones.
#pragma once

#include <vector>

#include "standoff/ground/records.h"
#include "standoff/meaning/attributions/voices.h"
#include "standoff/meaning/circumstances.h"
#include "standoff/meaning/events/plover.h"
#include "standoff/meaning/frames/deeds.h"

namespace standoff {

struct MeaningInput {
  const Syntax& syntax;
  const Deeds& deeds;
  const Voices& voices;
  const Circumstances& circumstances;
  const Plover& plover;
};

}  // namespace standoff
