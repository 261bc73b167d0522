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
// of changes, by document, after the renames and merges in their order. Splits and joins are acts,
// no values.
[[nodiscard]] std::vector<Correction> corrections_of(const store::Store& store,
                                                     const Audience& audience);

// Says it here, in the names and at the times of those who said it first. A document is found by
// its id or alias, else by its originals. Renames and merges that are not so here yet are an act
// each; then all values are one commit, or none is taken over. Throws like edit_values().
[[nodiscard]] ValuesOutcome apply_corrections(store::Store& store,
                                              std::vector<Correction> corrections,
                                              const Actor& actor);

}  // namespace palimpsest::archive
