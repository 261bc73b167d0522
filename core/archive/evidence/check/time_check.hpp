// Time stamps of the log, each checked at its own time with the chain that is kept beside it.
#pragma once

#include "archive/evidence/check/checked_log.hpp"

namespace palimpsest::archive {

void check_time_stamps(const LogView& view, Verification& report);

}  // namespace palimpsest::archive
