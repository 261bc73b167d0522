// Puts an archive's files in order: one pack, no stale caches, an index that is up to date.
#pragma once

#include "model/maintenance.hpp"
#include "store/store.hpp"

namespace palimpsest::archive {

// Changes nothing of what the archive says. Throws Error(conflict) while somebody writes to it.
[[nodiscard]] Maintenance maintain(store::Store& store);

}  // namespace palimpsest::archive
