// The records of what was removed by order: removals/<act>.json in main.
#pragma once

#include "base/digest.hpp"
#include "model/removal.hpp"
#include "store/store.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Written to the tree: never rename.
[[nodiscard]] std::string removal_record_path(const std::string& act);

// Returns the removals that the commit knows of, the earliest first. Throws Error(integrity) when
// a record is damaged.
[[nodiscard]] std::vector<Removal> removals_in(const store::Snapshot& snapshot);

// Returns the removal that took this original away; nothing when none did.
[[nodiscard]] std::optional<Removal> removal_of(const store::Snapshot& snapshot,
                                                const Sha256& original);

// Whether one of the removals took this original away.
[[nodiscard]] bool is_removed(const std::vector<Removal>& removals, const Sha256& original);

// Throws Error(conflict) when one of the removals took this original away.
void refuse_removed(const std::vector<Removal>& removals, const Sha256& original);

// Throws Error(conflict) when one of the removals took this original from this very place, though
// another one still needs it.
void refuse_removed_from(const std::vector<Removal>& removals, const DocumentId& document,
                         const ReleaseId& release, const Sha256& original);

// Returns the documents that removals took away as a whole, by every id that they had.
[[nodiscard]] std::set<DocumentId> removed_documents(const std::vector<Removal>& removals);

// "104-10001-10001@2023, pages 2 to 3"
[[nodiscard]] std::string removed_name(const Removal& removal);

}  // namespace palimpsest::archive
