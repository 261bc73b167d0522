// Whether what stands at a path is still what an act left there.
#pragma once

#include "store/snapshot.hpp"

#include <string>

namespace palimpsest::archive {

// Compares a file or folder of two commits. Redactions that were found and are former ones, since
// the reading was taken back, change nothing of a revision.
[[nodiscard]] bool is_unchanged(const store::Snapshot& then, const store::Snapshot& now,
                                const std::string& path);

}  // namespace palimpsest::archive
