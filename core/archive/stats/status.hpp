// The status of the collection: what is still withheld at a day, and what agencies say of it.
#pragma once

#include "archive/access/access.hpp"
#include "index/index.hpp"
#include "model/collection_status.hpp"
#include "store/store.hpp"

#include <optional>

namespace palimpsest::archive {

// Looks at every document that `audience` sees as it stood at the last moment of `at`, or now: at
// its newest release with files, of which replacements stand for what they replace and second
// copies count for nothing. Releases without a date count only now. Reads the index, and the
// records where there can be none.
[[nodiscard]] CollectionStatus status_of(const store::Store& store, const Audience& audience,
                                         const std::optional<EdtfDate>& at, StatusGroup by);

// Returns the same of one document; nothing when nothing was known of it at that day.
[[nodiscard]] std::optional<DocumentStatus> status_at(const index::IndexedDocument& document,
                                                      const std::optional<EdtfDate>& at);

}  // namespace palimpsest::archive
