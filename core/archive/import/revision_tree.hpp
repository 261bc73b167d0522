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

// Adds to `edits` the record of `release`, where `catalogue` lacks it or it says less. Throws
// Error(conflict) like check_release().
void add_release_edit(const Catalogue& catalogue, const Release& release,
                      std::vector<store::TreeEdit>& edits);

// Adds names that a document did not have, and keeps all of them sorted.
void add_aliases(Document& document, const std::vector<std::string>& aliases);

// Returns what is known of a document, with what `said` says of it beside it.
[[nodiscard]] Document with_said(Document known, const Document& said);

// Returns what the archive knows of a document, with what `said` says of it beside it.
[[nodiscard]] Document with_known(const Catalogue& catalogue, const Document& said);

// Adds to `edits` the record of `document`, unless `catalogue` has the same.
void add_document_edit(const Catalogue& catalogue, const Document& document,
                       std::vector<store::TreeEdit>& edits);

// Adds the record of `revision`, its `pages`, and the pointer to its original.
void add_revision_files(const Revision& revision, const std::vector<ReadPage>& pages,
                        std::vector<store::TreeEdit>& edits);

// Does the same where `catalogue` has a revision of that name: further pages of that one go, and
// the kept diffs that rest on it.
void add_files_of_replaced(const Catalogue& catalogue, const Revision& revision,
                           const std::vector<ReadPage>& pages, std::vector<store::TreeEdit>& edits);

// Returns the edits that add `revision` with its `pages`, the record of its document, and that of
// its release where `catalogue` lacks it or it says less.
[[nodiscard]] std::vector<store::TreeEdit> revision_edits(const Catalogue& catalogue,
                                                          const Revision& revision,
                                                          const std::vector<ReadPage>& pages,
                                                          const Document& document,
                                                          const Release& release);

}  // namespace palimpsest::archive
