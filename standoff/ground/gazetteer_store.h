// The gazetteer of this machine: fetched once, opened every time.
//
//   Result<ModelState> state = fetch_gazetteer(store);          // needs the network
//   Result<Gazetteer> gazetteer = open_gazetteer(store);        // memory-mapped
#pragma once

#include "standoff/base/result.h"
#include "standoff/ground/gazetteer.h"
#include "standoff/language/model_store.h"

namespace standoff {

inline constexpr std::string_view kGazetteerName = "gazetteer";

// Name and version of the gazetteer that can be fetched: "gazetteer-2.1.0".
std::string known_gazetteer();

// Gets the packages that knowledge/gazetteer.tsv names, checks and packs them, and adds the pack to
// the store with the packages' licences. Returns its state, freshly added or already whole.
// Errors: those of ModelStore::fetch_files, pack_gazetteer and ModelStore::install.
Result<ModelState> fetch_gazetteer(ModelStore& store);

// Errors: kNotFound, with the command that gets it; those of Pack::map and Gazetteer::open.
Result<Gazetteer> open_gazetteer(const ModelStore& store);

}  // namespace standoff
