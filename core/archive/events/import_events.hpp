// The events that the import of one revision stands for.
#pragma once

#include "archive/act.hpp"
#include "model/event.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns "12 pages were read by poppler 22.12.0, ...".
[[nodiscard]] std::string reading_text(const Observed& observed);

// `revision` is as `commit` recorded it, and `act` what the commit says of the import; the events
// are in the order in which things are done. Their places in the log are for the caller to set.
[[nodiscard]] std::vector<Event> import_events(const Revision& revision,
                                               const store::CommitInfo& commit, const Act& act);

}  // namespace palimpsest::archive
