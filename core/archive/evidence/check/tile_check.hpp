// The files of the log against its entries: tiles, the newest checkpoint and those that were
// signed.
#pragma once

#include "archive/evidence/check/checked_log.hpp"

namespace palimpsest::archive {

void check_tiles(const CheckedLog& log, Verification& report);

// Checks the newest checkpoint against a tree head of the same log.
void check_newest_checkpoint(const LogView& view, const std::string& origin,
                             const proof::TreeHead& head, Verification& report);

// Checks that the log still begins with what each signed checkpoint states.
void check_signed_checkpoints(const CheckedLog& log, const std::string& origin,
                              Verification& report);

}  // namespace palimpsest::archive
