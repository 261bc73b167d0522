// Signatures of commits and checkpoints, each against the keys that signed at its time, and every
// change of the keys.
#pragma once

#include "archive/evidence/check/checked_log.hpp"

namespace palimpsest::archive {

// Looks at all of history.
void check_signatures(const CheckedLog& log, Verification& report);

// Checks the newest commit and the newest checkpoint alone.
void check_newest_signatures(const store::Store& store, const LogView& view, Verification& report);

}  // namespace palimpsest::archive
