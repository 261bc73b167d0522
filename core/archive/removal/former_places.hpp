// Where what is to be removed stood before it was renamed, merged, split or joined: history has it
// there.
#pragma once

#include "archive/removal/removal_target.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns the former places of `target`, each once, without itself.
[[nodiscard]] std::vector<RemovalTarget> former_places(const Catalogue& catalogue,
                                                       const RemovalTarget& target);

}  // namespace palimpsest::archive
