// Restores originals from another copy of the archive, each by its hash.
#pragma once

#include "model/repair.hpp"
#include "model/verification.hpp"

#include <filesystem>
#include <vector>

namespace palimpsest::store {

// Restores those that `problems` name and that the replica has whole; durable on return. Only the
// holder of the writer lock may call it.
[[nodiscard]] std::vector<RestoredOriginal> repair_originals(const std::filesystem::path& root,
                                                             const std::filesystem::path& replica,
                                                             const std::vector<Problem>& problems);

}  // namespace palimpsest::store
