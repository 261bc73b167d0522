// Which documents people renamed, and which they made one, as the acts of an archive tell.
#pragma once

#include "archive/access/access.hpp"
#include "archive/actor.hpp"
#include "model/correction.hpp"
#include "model/edit.hpp"
#include "store/store.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns the renames and merges that were not taken back, the oldest first, with the originals
// that the documents had then. Those of documents that `audience` does not see are left out.
[[nodiscard]] std::vector<Correction> said_names(const store::Store& store,
                                                 const Audience& audience);

// Whether a correction renames or merges a document, and which of the two.
[[nodiscard]] bool is_said_name(const Correction& correction);
[[nodiscard]] bool is_said_merge(const Correction& correction);

}  // namespace palimpsest::archive
