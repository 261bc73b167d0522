// The events that the import of one revision stands for.
#pragma once

#include "model/event.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// `revision` is as `commit` recorded it, and `scanner` what looked for viruses, or empty; the
// events are in the order in which things are done.
[[nodiscard]] std::vector<Event> import_events(const Revision& revision,
                                               const store::CommitInfo& commit,
                                               const std::string& scanner);

}  // namespace palimpsest::archive
