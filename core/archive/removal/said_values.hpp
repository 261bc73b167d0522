// The values that forms and sheets of what is removed gave to records of documents: they go with
// it, and the rest of such a record stays.
#pragma once

#include "archive/removal/removal_target.hpp"
#include "store/store.hpp"

#include <set>
#include <vector>

namespace palimpsest::archive {

// Returns the documents of which imports of the target said something: its own, and the items of
// its withdrawal sheets.
[[nodiscard]] std::set<DocumentId> documents_told_by(const std::vector<store::CommitInfo>& commits,
                                                     const RemovalTarget& target);

// What becomes of the records of such documents in one commit.
struct ShortenedRecords {
  std::vector<store::TreeEdit> left;  // what stays of them
  std::vector<std::string> empty;     // paths of those of which nothing does
};

// Takes all values of forms in a removed revision, also when pages of it alone are removed.
[[nodiscard]] ShortenedRecords shortened_records(const store::Snapshot& snapshot,
                                                 const RemovalTarget& target,
                                                 const std::set<DocumentId>& documents);

}  // namespace palimpsest::archive
