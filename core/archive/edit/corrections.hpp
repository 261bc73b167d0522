// All that people said in an archive, to be said in another one of the same originals.
#pragma once

#include "archive/access/access.hpp"
#include "archive/actor.hpp"
#include "model/correction.hpp"
#include "model/edit.hpp"
#include "store/store.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns what people say of documents that `audience` sees, releases, pages, redactions and words
// of changes, by document, after the renames, merges, splits and joins in their order.
[[nodiscard]] std::vector<Correction> corrections_of(const store::Store& store,
                                                     const Audience& audience);

// Says it here, in the names and at the times of those who said it first. A document is found by
// its id or alias, else by its originals; a page by its original and its place in it. Renames,
// merges, splits and joins that were not done here are an act each, up to one that cannot be done;
// renames and merges of a document without files are skipped where they cannot. Then all values are
// one commit, or none is taken over. Throws like edit_values().
[[nodiscard]] ValuesOutcome apply_corrections(store::Store& store,
                                              std::vector<Correction> corrections,
                                              const Actor& actor);

}  // namespace palimpsest::archive
