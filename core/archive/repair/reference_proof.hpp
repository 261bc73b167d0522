// What shows that a lost reference of an archive named a commit: its log, its history, its keys.
#pragma once

#include "store/repair/repair.hpp"

#include <filesystem>
#include <optional>

namespace palimpsest::archive {

// Returns the commit that a reference of the archive in `folder` named.
//
//   main  is where the archive's own log ends, when the log agrees with its checkpoint
//   log   is that of the replica, when it is a log of the archive's own history from its first
//         commit on; or, without any history, when its newest checkpoint is signed with a key that
//         the archive's own archive.json lists
//
// Nothing where that cannot be shown, or where what would show it is damaged itself.
[[nodiscard]] std::optional<CommitId> proven_reference(const std::filesystem::path& folder,
                                                       const std::filesystem::path& replica,
                                                       store::LostReference lost);

}  // namespace palimpsest::archive
