// What is to be removed, and which files of a commit that is.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "base/id.hpp"
#include "model/page_range.hpp"
#include "store/store.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct RemovalTarget {
  DocumentId document;
  std::optional<RevisionFolder> folder;    // nothing for the whole document
  std::optional<PageRange> pages;          // nothing for all of it
  std::set<std::string> evidence = {};     // paths of stored files that are about nothing else
  std::vector<RemovalTarget> former = {};  // where the same stood before; of these alone none
};

// Reads DOCUMENT[@RELEASE[/PAGES]], PAGES being a number or a range such as 3-5. What the newest
// commit no longer holds, as after an undo, must be named in full. Throws Error(usage) for another
// form, and Error(input) for a name that nothing can have.
[[nodiscard]] RemovalTarget parse_removal_target(const Catalogue& catalogue,
                                                 const std::string& text);

// Returns the paths of the evidence that the target cites in one of `commits` and nothing that
// stays cites: lists and files of a whole document, how its revisions were obtained, and letters of
// the release.
[[nodiscard]] std::set<std::string> evidence_of_alone(const store::Store& store,
                                                      const std::vector<store::CommitInfo>& commits,
                                                      const RemovalTarget& target);

// Whether a commit has one of the pages that are to go; true where the target names none.
[[nodiscard]] bool has_pages(const store::Snapshot& snapshot, const RemovalTarget& target);

// Returns the paths of a commit that go, none below another: the target itself, and diffs that
// quote it. Of its evidence see OtherCitations.
[[nodiscard]] std::vector<std::string> paths_to_remove(const store::Snapshot& snapshot,
                                                       const RemovalTarget& target);

}  // namespace palimpsest::archive
