// Turns a revision into the files that one commit adds to the tree.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/document.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"

#include <vector>

namespace palimpsest::archive {

// Throws Error(conflict) when the archive knows the release with other facts; facts that are left
// empty agree with everything.
void check_release(const Catalogue& catalogue, const Release& release);

// Returns the edits that add `revision` with its `pages`, and the records of its document and
// release where `catalogue` lacks them or they say less.
[[nodiscard]] std::vector<store::TreeEdit> revision_edits(const Catalogue& catalogue,
                                                          const Revision& revision,
                                                          const std::vector<ReadPage>& pages,
                                                          const Document& document,
                                                          const Release& release);

}  // namespace palimpsest::archive
