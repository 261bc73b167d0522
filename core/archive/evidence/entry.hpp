// Makes the log entry of a commit: a pure function of the commit and the archive's id, so that one
// that was never written can be made again.
#pragma once

#include "archive/evidence/tree_ids.hpp"
#include "model/log_entry.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// `index` is the place of the commit by first parents. Throws Error(integrity) when what the
// commit holds is damaged.
[[nodiscard]] LogEntry make_log_entry(const store::Store& store, TreeIds& tree_ids,
                                      const std::string& archive_id,
                                      const store::CommitInfo& commit, std::uint64_t index);

}  // namespace palimpsest::archive
