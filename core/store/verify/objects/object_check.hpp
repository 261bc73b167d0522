// The first half of a check: every git object by itself, loose or packed.
#pragma once

#include "store/verify/archive_check.hpp"
#include "store/verify/objects/checked_object.hpp"

#include <filesystem>
#include <functional>

namespace palimpsest::store {

// Adds the problems of single objects. The document of a damaged loose object is still "none":
// only the walk from the commits can tell it.
// Files whose path `is_wanted` refuses are left out; the index of a pack stands for both its files.
[[nodiscard]] CheckedObjects check_objects(
    ArchiveCheck& check, const std::function<bool(const std::filesystem::path&)>& is_wanted = {});

}  // namespace palimpsest::store
