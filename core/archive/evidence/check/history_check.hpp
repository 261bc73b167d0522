// The log against the history: one entry for every commit, and every entry what its commit holds.
#pragma once

#include "archive/evidence/check/checked_log.hpp"

namespace palimpsest::archive {

void check_history(const CheckedLog& log, const std::string& archive_id, Verification& report);

// Says in a sentence how main and the log part: commits that are gone, rewritten or never logged.
// Adds nothing when each entry names its commit.
void check_order(const CheckedLog& log, Verification& report);

}  // namespace palimpsest::archive
