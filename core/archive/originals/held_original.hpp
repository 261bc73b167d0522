// The original of a revision as the archive holds it: a PDF, or images with the list of them.
#pragma once

#include "model/revision.hpp"
#include "store/snapshot.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Returns where the tree names the original of a revision: its PDF, or the list of its images.
[[nodiscard]] std::string original_place(const Revision& revision);

// Whether the tree still names all of it. Else it was removed by order.
[[nodiscard]] bool has_original(const store::Snapshot& snapshot, const Revision& revision);

// Returns what a worker opens. Throws Error(integrity) when something of it is missing or damaged.
[[nodiscard]] std::string read_original(const store::Store& store, const Revision& revision);

}  // namespace palimpsest::archive
