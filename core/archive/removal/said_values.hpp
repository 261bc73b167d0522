// The values that forms and sheets of what is removed gave to records of documents: they go with
// it, and the rest of such a record stays.
#pragma once

#include "archive/removal/removal_target.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
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

// Takes the values of forms in a removed file out of records, also when pages of it alone are
// removed; a record that says nothing any more goes with the last file of its document. Each
// version of a record is looked at once, in however many commits it stands.
class SaidValues {
 public:
  // `target` must outlive it; `documents` are those that it said something of.
  SaidValues(const RemovalTarget& target, std::set<DocumentId> documents)
      : target_(target), documents_(std::move(documents)) {}

  [[nodiscard]] ShortenedRecords taken_from(const store::Snapshot& snapshot);

 private:
  // What is left of a record; no bytes where the target said nothing in it.
  struct Left {
    std::optional<std::string> bytes;
    bool is_empty = false;
  };
  // Whether the removal leaves nothing but its record of a document.
  [[nodiscard]] bool is_left_alone(const store::Snapshot& snapshot, const DocumentId& id) const;
  [[nodiscard]] const Left& left_of(const store::Snapshot& snapshot, const std::string& path);

  const RemovalTarget& target_;
  std::set<DocumentId> documents_;
  std::map<std::string, Left> known_;  // by the git id of a record
};

}  // namespace palimpsest::archive
