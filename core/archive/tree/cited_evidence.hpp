// Which stored files the records of an archive name.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "model/document.hpp"
#include "store/snapshot.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Takes the stored file at `path` out of the tree, unless a record of a document or of a revision
// names it after `edits`, which may write or remove some of them. It reads all records.
void drop_uncited(const Catalogue& catalogue, const std::string& path,
                  std::vector<store::TreeEdit>& edits);

// Returns the sources by `evidence` that the record of a document has in `after` and not in
// `before`.
[[nodiscard]] std::vector<Source> new_sources(const store::Snapshot& before,
                                              const store::Snapshot& after,
                                              const DocumentId& document, const Sha256& evidence);

}  // namespace palimpsest::archive
