// Restores git objects: what references reach is written again where no sound file holds it, and
// damaged files go when nothing rests on them any more.
#pragma once

#include "store/verify/archive_check.hpp"
#include "store/verify/objects/checked_object.hpp"
#include "store/verify/reference_check.hpp"

#include <cstdint>
#include <filesystem>

namespace palimpsest::store {

// `check` holds what the check of the objects found; `objects` becomes what they are after the
// repair. Returns how many were written again. What no copy has stays as damaged as it was. Only
// the holder of the writer lock may call it.
[[nodiscard]] std::uint64_t repair_objects(ArchiveCheck& check, CheckedObjects& objects,
                                           const References& references,
                                           const std::filesystem::path& replica);

}  // namespace palimpsest::store
