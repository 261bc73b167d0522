// The index of an archive, kept in step with its commits.
#pragma once

#include "archive/access/access.hpp"
#include "index/index.hpp"
#include "store/store.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace palimpsest::archive {

// Hears how many of `total` documents have been read into an index.
using IndexProgress = std::function<void(std::size_t done, std::size_t total)>;

// Opens the index of an archive and brings it up to its newest commit: by the documents of the
// commits that it lacks, or by all where it does not know how it was left. Nothing when it cannot
// be written; everything can be read without it, only slower.
[[nodiscard]] std::optional<index::Index> open_index(const store::Store& store,
                                                     const IndexProgress& progress = {});

// Brings the index up to date where that can be done. Whoever needs it later tries again.
void refresh_index(const store::Store& store);

// Returns every document that `audience` sees with its revisions, sorted by id: from the index
// where there can be one.
[[nodiscard]] std::vector<DocumentSummary> list_documents(const store::Store& store,
                                                          const Audience& audience);

// Calls `visit` with everything that the index keeps of each such document but its aliases, sorted
// by id: from the index where there can be one, else from the records.
void visit_documents(const store::Store& store, const Audience& audience,
                     const std::function<void(const index::IndexedDocument&)>& visit);

// Makes the index anew from git alone, and returns how many documents it holds. Throws
// Error(environment) when it cannot be written.
std::size_t rebuild_index(const store::Store& store, const IndexProgress& progress = {});

}  // namespace palimpsest::archive
