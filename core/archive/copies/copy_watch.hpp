// Tells during an import which files show pages of other documents: of those in the archive, and of
// those that the same import brought.
#pragma once

#include "archive/access/access.hpp"
#include "archive/copies/find_copies.hpp"
#include "archive/reading/document_reading.hpp"
#include "index/index.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <vector>

namespace palimpsest::archive {

class CopyWatch {
 public:
  // Without an index it only knows what add() is told.
  CopyWatch(const store::Store& store, const Audience& audience);

  // Returns the copies of a file that was read, as far as the audience sees them; `catalogue` holds
  // all that was added.
  [[nodiscard]] std::vector<Copy> copies_of(const Catalogue& catalogue, const Revision& revision,
                                            const std::vector<ReadPage>& pages) const;

  // Remembers a file for those that follow.
  void add(const Revision& revision, const std::vector<ReadPage>& pages);

 private:
  std::optional<index::Index> archived_;
  std::set<DocumentId> hidden_;
  index::Index added_;
  std::map<DocumentId, index::IndexedDocument> added_documents_;
};

}  // namespace palimpsest::archive
