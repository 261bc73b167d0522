// Takes an import back by one recorded commit. Originals stay; nothing leaves the history.
#pragma once

#include "archive/actor.hpp"
#include "model/outcome.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Takes back the import whose id begins with `act`. Throws Error(input) when there is none,
// Error(usage) when several begin so, and Error(conflict) when it was taken back already or its
// revisions have changed since.
[[nodiscard]] UndoOutcome undo(store::Store& store, const std::string& act, const Actor& actor);

}  // namespace palimpsest::archive
