// What commits did to an archive, as far as an index of it must know.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "index/index.hpp"
#include "store/store.hpp"

#include <optional>
#include <set>
#include <vector>

namespace palimpsest::archive {

struct Touched {
  std::set<DocumentId> documents;
  std::set<ReleaseId> releases;
  std::vector<index::UndoneFile> undone;  // that acts took back, as they were before
};

// Returns what the commits of `tip` after `known` touched. Nothing when `known` is not among those
// of `tip`, or when one of them does not say what it did.
[[nodiscard]] std::optional<Touched> touched_since(const store::Store& store,
                                                   const store::Snapshot& tip,
                                                   const CommitId& known);

// Returns all files that acts took back.
[[nodiscard]] std::vector<index::UndoneFile> all_undone(const store::Store& store,
                                                        const store::Snapshot& tip);

// Whether a document has the same files, records of revisions and diffs in both, in the same order:
// at most what is said of the document itself differs. The records of its releases are not looked
// at.
[[nodiscard]] bool differs_in_facts_alone(const DocumentId& document, const Catalogue& before,
                                          const Catalogue& after);

}  // namespace palimpsest::archive
