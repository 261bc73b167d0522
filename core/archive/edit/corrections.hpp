// All that people said in an archive, to be said in another one of the same originals.
#pragma once

#include "archive/actor.hpp"
#include "model/correction.hpp"
#include "model/edit.hpp"
#include "store/store.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns what people say of documents, releases, pages, redactions and words of changes, by
// document. Renames, merges, splits and joins are acts and no values.
[[nodiscard]] std::vector<Correction> corrections_of(const store::Store& store);

// Says it here, by one commit or not at all, in the names and at the times of those who said it
// first. A document is found by its id or alias, else by its originals. Throws like edit_values().
[[nodiscard]] ValuesOutcome apply_corrections(store::Store& store,
                                              std::vector<Correction> corrections,
                                              const Actor& actor);

}  // namespace palimpsest::archive
