// What differs between two folders of git, file by file. Folders with one id are not opened, so
// that the cost is that of what changed.
#pragma once

#include "store/git.hpp"
#include "store/store.hpp"

#include <optional>
#include <vector>

namespace palimpsest::store {

// Returns the files that differ, sorted by path; nothing for a folder that is not there. Throws
// Error(integrity) when a folder cannot be read.
[[nodiscard]] std::vector<PathChange> tree_changes(const Repository& repository,
                                                   const std::optional<git_oid>& before,
                                                   const std::optional<git_oid>& after);

}  // namespace palimpsest::store
