// Restores what is damaged or missing in an archive from another copy of it.
//
// By hash alone: nothing of the replica is believed, and nothing is restored but what the archive's
// own references reach. So what was removed from the archive does not come back, whatever the
// replica holds. A reference that is lost is written again where the caller can show what it named.
#pragma once

#include "base/id.hpp"
#include "model/repair.hpp"
#include "store/verify.hpp"

#include <filesystem>
#include <functional>
#include <optional>

namespace palimpsest::store {

enum class LostReference { kLog, kMain };

// Returns the commit that a reference named, where that can be shown; nothing otherwise. Asked for
// the log first, so that a log that came back can speak for main.
using ReferenceProof = std::function<std::optional<CommitId>(LostReference lost)>;

// Restores references, originals, git objects and the archive's own small files; durable on return.
// Everything is checked before and, if anything was restored, after: what is still damaged is
// `remaining`. Records no commit. Throws Error(input) when `replica` is no archive, and
// Error(conflict) when it shares files with the archive (a clone on one disk), or when a writer is
// at work; nothing is changed then.
[[nodiscard]] Repair repair_from(const std::filesystem::path& root,
                                 const std::filesystem::path& replica,
                                 const ReferenceProof& prove = {},
                                 const VerifyProgress& progress = {});

}  // namespace palimpsest::store
