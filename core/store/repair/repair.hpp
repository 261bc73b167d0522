// Restores what is damaged or missing in an archive from another copy of it.
//
// By hash alone: nothing of the replica is believed, and nothing is restored but what the archive's
// own references reach. So what was removed from the archive does not come back, whatever the
// replica holds.
#pragma once

#include "model/repair.hpp"
#include "store/verify.hpp"

#include <filesystem>

namespace palimpsest::store {

// Restores originals, git objects and the archive's own small files; durable on return. Everything
// is checked before and, if anything was restored, after: what is still damaged is `remaining`.
// Records no commit. Throws Error(input) when `replica` is no archive, and Error(conflict) when it
// shares files with the archive (a clone on one disk), or when a writer is at work; nothing is
// changed then.
[[nodiscard]] Repair repair_from(const std::filesystem::path& root,
                                 const std::filesystem::path& replica,
                                 const VerifyProgress& progress = {});

}  // namespace palimpsest::store
