// The first half of a check: every git object by itself, loose or packed.
#pragma once

#include "store/verify/archive_check.hpp"
#include "store/verify/objects/checked_object.hpp"

namespace palimpsest::store {

// Adds the problems of single objects. The document of a damaged loose object is still "none":
// only the walk from the commits can tell it.
[[nodiscard]] CheckedObjects check_objects(ArchiveCheck& check);

}  // namespace palimpsest::store
