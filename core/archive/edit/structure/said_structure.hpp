// Which documents people renamed, merged, split and joined, as the acts of an archive tell.
#pragma once

#include "archive/access/access.hpp"
#include "model/correction.hpp"
#include "store/store.hpp"

#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns these acts but those that were taken back, the oldest first, with the originals that the
// documents and revisions had then. Acts on documents that `audience` does not see are left out.
[[nodiscard]] std::vector<Correction> said_structure(const store::Store& store,
                                                     const Audience& audience);

// Whether a correction is such an act.
[[nodiscard]] bool is_said_structure(const Correction& correction);

// Returns the acts that were done here or done again here, and not taken back.
[[nodiscard]] std::set<std::string> acts_done(const store::Store& store);

}  // namespace palimpsest::archive
