// Pages followed from release to release, where two releases that are not neighbours were not
// compared with each other: what they hide is then known by the page, no longer by the place.
#pragma once

#include "model/diff.hpp"

#include <set>
#include <vector>

namespace palimpsest::archive {

// `steps` are the diffs of neighbouring releases, oldest first, at least one.

// Returns the pages of the last release on which may stand open what the first one withholds on
// `withheld`: pages on which the first step opened something that had a privacy code, or a later
// one opened anything, and, where such a page lost its partner, all pages that came then.
[[nodiscard]] std::set<int> pages_opened_since(const std::set<int>& withheld,
                                               const std::vector<Diff>& steps);

// Returns the pages of the first release on which may stand open what the last one withholds on
// `withheld`: pages on which the last step closed something under a privacy code, or an earlier one
// closed anything, and, where such a page had no partner, all pages that went then.
[[nodiscard]] std::set<int> pages_closed_until(const std::set<int>& withheld,
                                               const std::vector<Diff>& steps);

}  // namespace palimpsest::archive
