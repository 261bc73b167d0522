// What became of a document or a revision that was printed once and is not there any more.
#pragma once

#include "store/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns in a sentence without a point what the newest act that took one of `names` away did: it
// was taken back, removed by order, or not found on its sheet any more. A name is DOCUMENT or
// DOCUMENT@RELEASE. Nothing when no act tells. It walks through all commits.
[[nodiscard]] std::optional<std::string> fate_of(const store::Snapshot& snapshot,
                                                 const std::vector<std::string>& names);

}  // namespace palimpsest::archive
