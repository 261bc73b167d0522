// The originals: every one is there, is what its name says, and has the size of its record.
#pragma once

#include "store/verify/archive_check.hpp"
#include "store/verify/reach.hpp"

namespace palimpsest::store {

void check_originals(ArchiveCheck& check, const Reach& reach, const VerifyOptions& options);

}  // namespace palimpsest::store
