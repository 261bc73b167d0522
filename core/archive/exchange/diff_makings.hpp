// Who made the diffs that an archive keeps, from its history.
#pragma once

#include "model/holdings.hpp"
#include "store/store.hpp"

namespace palimpsest::archive {

// Gives every diff of `holdings` what the newest commit that kept its bytes says of their making.
// Throws Error(integrity) where the history is damaged.
void add_makings(const store::Store& store, Holdings& holdings);

}  // namespace palimpsest::archive
