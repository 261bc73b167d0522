// The events of documents and of the archive that holds them, from its history, its log and its
// time stamps.
#pragma once

#include "model/event.hpp"
#include "store/store.hpp"

#include <set>
#include <vector>

namespace palimpsest::archive {

// Returns what happened to `documents`, the oldest first, and what concerned the whole archive from
// the first of their imports on: signatures, time stamps, recorded checks. Throws Error(integrity)
// where the history is damaged.
[[nodiscard]] std::vector<Event> events_of(const store::Store& store,
                                           const std::set<DocumentId>& documents);

}  // namespace palimpsest::archive
